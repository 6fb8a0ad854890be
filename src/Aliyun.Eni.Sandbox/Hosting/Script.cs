using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>A script that leaves behind whether its last statement succeeded, which is what pwsh makes its exit code of.</summary>
internal static class Script
{
    /// <summary>The variable that says so.</summary>
    public const string Outcome = "SandboxOutcome";

    /// <exception cref="ParseException">The text is no script.</exception>
    public static string WithOutcome(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        if (errors.Length > 0)
        {
            throw new ParseException(errors);
        }

        // Behind the user's text, so that the positions in its errors stay right. Not behind named blocks, where no statement may stand.
        return script.EndBlock is { Unnamed: true } ? $"{text}\n$global:{Outcome} = $?" : text;
    }
}
