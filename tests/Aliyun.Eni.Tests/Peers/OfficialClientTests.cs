using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Peers;

/// <summary>The official npm clients against the emulator (tests/Peers): what they sign it accepts, what they expect it answers.</summary>
[Trait("Speed", "Slow")]
public sealed class OfficialClientTests
{
    private const string What = "The official clients against the emulator were";

    [Fact]
    public async Task They_list_filter_and_are_refused_as_by_the_service()
    {
        Tool.Need("node", What);
        Tool.Need("npm", What);
        var folder = Path.Combine(Paths.Repository, "tests", "Peers");
        await InstallAsync(folder);

        var run = await ChildProcess.RunAsync(
            "node", ["--test"], new Dictionary<string, string> { ["ALIYUN_ENI_EMULATOR"] = Paths.Program("src/Aliyun.Eni.Emulator") }, folder);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Matches("(?m)^# pass [1-9]|ℹ pass [1-9]", run.Output);
        Assert.Matches("(?m)^# skipped 0|ℹ skipped 0", run.Output);
    }

    /// <summary>Installs the packages of package-lock.json, unless they are those of the last time.</summary>
    private static async Task InstallAsync(string folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"), cancellation);
        var installed = Path.Combine(folder, "node_modules", ".installed-lock.json");
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed, cancellation) == wanted)
        {
            return;
        }

        var install = await ChildProcess.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder: folder);
        Assert.SkipWhen(
            install.ExitCode != 0 && NoNetwork.Any(sign => install.Errors.Contains(sign, StringComparison.Ordinal)),
            $"{What} left out: npm cannot reach its registry.");
        Assert.True(install.ExitCode == 0, install.Errors);
        await File.WriteAllTextAsync(installed, wanted, cancellation);
    }

    private static string[] NoNetwork => ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH"];
}
