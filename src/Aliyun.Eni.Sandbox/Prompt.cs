using System.Management.Automation.Language;
using Aliyun.Eni.Sandbox.Hosting;

namespace Aliyun.Eni.Sandbox;

/// <summary>A simple prompt: a line, or as many as a script needs, at a time.</summary>
internal static class Prompt
{
    /// <returns>The code for the process.</returns>
    public static int Run(Session session)
    {
        while (session.ExitCode is null && ReadScript() is { } script)
        {
            session.Run(script);
        }

        return session.ExitCode ?? 0;
    }

    private static string? ReadScript()
    {
        Invite("PS sandbox> ");
        var script = Console.ReadLine();
        while (script is not null && IsUnfinished(script))
        {
            Invite(">> ");
            var line = Console.ReadLine();
            if (string.IsNullOrEmpty(line))
            {
                break;
            }

            script += "\n" + line;
        }

        return script;
    }

    // What comes from a file or a pipe is not invited.
    private static void Invite(string prompt)
    {
        if (!Console.IsInputRedirected)
        {
            Console.Write(prompt);
        }
    }

    private static bool IsUnfinished(string script)
    {
        Parser.ParseInput(script, out _, out var errors);
        return errors.Any(static error => error.IncompleteInput);
    }
}
