using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Aliyun.Eni.Emulator;

namespace Aliyun.Eni.Sandbox;

/// <summary>A pwsh with the module imported, against an emulator that lives as long as it does.</summary>
internal static class Session
{
    private const string Region = "cn-hangzhou";

    private static readonly string ModuleStage =
        typeof(Session).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == nameof(ModuleStage)).Value!;

    /// <summary>Runs a script, or a prompt, to its end.</summary>
    /// <returns>The exit code of pwsh.</returns>
    public static async Task<int> RunAsync(string? script, bool interactive, int enis, int seed)
    {
        var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = enis, Seed = seed }).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            string[] mode = interactive
                ? ["-NoExit", "-Command", Prompt(emulator.Endpoint)]
                : ["-Command", script ?? "Get-AliEni"];
            if (!interactive && script is null)
            {
                Console.WriteLine($"Get-AliEni, against an emulator with {enis} network interfaces in several regions (--help shows more):");
            }

            return await RunAsync(mode, emulator.Endpoint).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments, Uri endpoint)
    {
        var start = Pwsh.StartInfo(["-ConfigurationFile", Path.Combine(AppContext.BaseDirectory, "Sandbox.pssc"), .. arguments]);
        SetAccount(start.Environment, endpoint);

        // Jobs and the runspaces of ForEach-Object -Parallel load the module as if it were installed.
        start.Environment["PSModulePath"] = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(ModuleStage));

        if (Console.IsOutputRedirected)
        {
            // pwsh colours even what it writes to a pipe.
            start.Environment["NO_COLOR"] = "1";
        }

        // The terminal sends Ctrl+C to this process as well; it is for pwsh to decide what it ends.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, static signal => signal.Cancel = true);
        using var pwsh = Process.Start(start)!;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            pwsh.Kill(entireProcessTree: true);
        });
        await pwsh.WaitForExitAsync().ConfigureAwait(false);
        return pwsh.ExitCode;
    }

    /// <summary>The account of the emulator, instead of whatever is inherited: nothing in the sandbox may reach a real account.</summary>
    private static void SetAccount(IDictionary<string, string?> environment, Uri endpoint)
    {
        foreach (var name in environment.Keys.Where(IsAccount).ToList())
        {
            environment.Remove(name);
        }

        environment["ALIBABA_CLOUD_ENDPOINT"] = environment["ALIBABA_CLOUD_STS_ENDPOINT"] = endpoint.GetLeftPart(UriPartial.Authority);
        environment["ALIBABA_CLOUD_REGION_ID"] = Region;
        environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = EmulatorAccount.AccessKey.AccessKeyId;
        environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = EmulatorAccount.AccessKey.AccessKeySecret;
        environment["ALIBABA_CLOUD_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-config.json");
        environment["ALIBABA_CLOUD_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-credentials");

        // On Windows the views, ps1xml files, would be refused by a restricted machine.
        environment["PSExecutionPolicyPreference"] = "Bypass";
    }

    private static bool IsAccount(string name) =>
        name.StartsWith("ALIBABA", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ALICLOUD", StringComparison.OrdinalIgnoreCase);

    private static string Prompt(Uri endpoint)
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "Aliyun.Eni");
        var history = Path.Combine(folder, "SandboxHistory.txt").Replace("'", "''", StringComparison.Ordinal);
        return $$"""
            Set-PSReadLineOption -HistorySavePath '{{history}}'
            Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete
            "Aliyun.Eni in PowerShell $($PSVersionTable.PSVersion), with an emulator at {{endpoint}}"
            'Try Get-AliEni, or TAB after Get-AliEni -RegionId. Use exit to end everything.'
            """;
    }
}
