using System.Reflection;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Sandbox.Hosting;

namespace Aliyun.Eni.Sandbox;

/// <summary>Emulator, engine and module together, for one script or a prompt.</summary>
internal static class Trial
{
    private const string FirstScript = "Get-AliEni";

    /// <returns>The code for the process.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = options.Enis, Seed = options.Seed }).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            SandboxEnvironment.Set(emulator.Endpoint);
            using var session = new Session(ModulePath);
            Console.CancelKeyPress += (_, key) => key.Cancel = session.Stop() || options.Interactive;
            var here = emulator.Data.InRegion(SandboxEnvironment.Region).Count();
            return Run(options, session, $"an emulator at {emulator.Endpoint} with {here} network interfaces in {SandboxEnvironment.Region} and {options.Enis - here} elsewhere");
        }
    }

    private static string ModulePath =>
        typeof(Trial).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ModuleStage").Value!;

    private static int Run(Options options, Session session, string against)
    {
        if (options.Interactive)
        {
            Console.WriteLine($"Aliyun.Eni in PowerShell's engine, against {against}; exit ends.");
            return Prompt.Run(session);
        }

        if (options.Script is null)
        {
            Console.WriteLine($"{FirstScript}, in PowerShell's engine, against {against} (--help tells more):");
        }

        var ended = session.Run(options.Script ?? FirstScript);
        return session.ExitCode ?? (ended ? 0 : 1);
    }
}
