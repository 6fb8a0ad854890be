using System.Globalization;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Peers;

/// <summary>The user's story in a real pwsh (tests/Pester), where there is one with Pester.</summary>
public sealed class RealPowerShellTests
{
    private const string What = "The Pester suite was";

    private const string Probe =
        "if ($PSVersionTable.PSVersion -lt '7.6') { \"pwsh is $($PSVersionTable.PSVersion), not 7.6 or later\" } " +
        "elseif (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge '5.5')) { 'there is no Pester 5.5 or later' } else { 'ready' }";

    [Fact]
    public async Task The_Pester_suite_passes()
    {
        Tool.Need("pwsh", What);
        var probe = await PwshAsync("-Command", Probe);
        Assert.SkipUnless(probe.Output.Trim() == "ready", $"{What} left out: {probe.Output.Trim()}.");

        var run = await PwshAsync("-File", Path.Combine(Paths.Repository, "tests", "Pester", "Invoke-Suite.ps1"));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var passed = run.Output.Split('\n').Last(line => line.StartsWith("passed ", StringComparison.Ordinal))["passed ".Length..];
        Assert.True(int.Parse(passed, CultureInfo.InvariantCulture) > 0, run.Output);
    }

    private static Task<ChildProcess> PwshAsync(params string[] arguments) => ChildProcess.RunAsync(
        "pwsh",
        ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments],
        new Dictionary<string, string>
        {
            ["ALIYUN_ENI_MODULE"] = Paths.Module,
            ["ALIYUN_ENI_EMULATOR"] = Paths.Program("src/Aliyun.Eni.Emulator"),
            ["NO_COLOR"] = "1",
        });
}
