using System.Text.RegularExpressions;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>The sandbox, as a process.</summary>
[Trait("Speed", "Slow")]
public sealed partial class SandboxTests
{
    private const string Command = "dotnet run --project src/Aliyun.Eni.Sandbox";

    public static TheoryData<string> LinesOfTheReadme =>
        [.. File.ReadLines(Path.Combine(Paths.Repository, "README.md")).Where(static line => line.StartsWith(Command, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(LinesOfTheReadme))]
    public async Task A_line_of_the_README_runs(string line)
    {
        var run = await RunAsync([.. Words().Matches(line[Command.Length..]).Select(static word => word.Value.Trim('\'')).Where(static word => word != "--")]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
        Assert.NotEqual(string.Empty, run.Output.Trim());
    }

    [Fact]
    public async Task Its_output_is_a_plain_table_when_piped()
    {
        var run = await RunAsync();

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("NetworkInterfaceId ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("eni-", StringComparison.Ordinal) && line.Contains("InUse", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task A_script_has_every_command_of_PowerShell_and_the_module_in_each_runspace()
    {
        var run = await RunAsync("Get-AliEni | Sort-Object CreationTime | Select-Object -First 3 | ConvertTo-Csv; 1 | ForEach-Object -Parallel { @(Get-AliEni -First 2).Count }");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("\"NetworkInterfaceId\",", lines[0], StringComparison.Ordinal);
        Assert.Equal("2", lines[^1].Trim());
    }

    [Fact]
    public async Task A_script_arrives_as_it_was_given()
    {
        const string Script =
            """
            using namespace System.Text
            param([string] $Word = 'naïve 数据库 😀 "quoted" \" \\')
            # A comment with an 'apostrophe
            $Word
            "$(1 + 1) `"$([StringBuilder].Name)`""
            @"
            here: $(6 * 7) 'single' "double" %PATH% ^& | <
            "@
            """;

        var run = await RunAsync(Script.ReplaceLineEndings("\n"));

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["naïve 数据库 😀 \"quoted\" \\\" \\\\", "2 \"StringBuilder\"", "here: 42 'single' \"double\" %PATH% ^& | <"],
            run.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task The_number_of_network_interfaces_is_an_option()
    {
        var run = await RunAsync("--enis", "3", "--seed", "2", "@(Get-AliEni -RegionId *).Count");
        Assert.Equal("3", run.Output.Trim());
    }

    [Theory]
    [InlineData("Get-AliEni -RegionId cn-nowhere -ErrorAction Stop; 'never'", 1, "InvalidRegionId.NotFound")]
    [InlineData("'unfinished", 1, "")]
    [InlineData("Get-AliEni -RegionId cn-nowhere; $null = 1", 0, "InvalidRegionId.NotFound")]
    [InlineData("exit 7", 7, "")]
    public async Task The_exit_code_is_that_of_pwsh(string script, int exitCode, string error)
    {
        var run = await RunAsync(script);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--enis", "--enis")]
    [InlineData("--enis", "--enis", "many")]
    [InlineData("--enis", "--enis", "-1")]
    [InlineData("--no-such-option", "--no-such-option")]
    [InlineData("--interactive", "--interactive", "Get-AliEni")]
    [InlineData("Get-AliRegion", "Get-AliEni", "Get-AliRegion")]
    public async Task A_wrong_option_is_an_error_that_names_it(string named, params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_of_the_machine_does_not_reach_it()
    {
        var run = await ChildProcess.RunOwnAsync(
            "src/Aliyun.Eni.Sandbox",
            ["@(Get-AliEni).Count -gt 0; Get-ChildItem env:ALIBABA*, env:ALICLOUD* | ForEach-Object Value"],
            new Dictionary<string, string>
            {
                ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "real-id",
                ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "real-secret",
                ["ALIBABA_CLOUD_SECURITY_TOKEN"] = "real-token",
                ["ALICLOUD_ACCESS_KEY"] = "real-key",
            });

        Assert.StartsWith("True", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("real-", run.Output, StringComparison.Ordinal);
    }

    private static Task<ChildProcess> RunAsync(params string[] arguments) => ChildProcess.RunOwnAsync("src/Aliyun.Eni.Sandbox", arguments);

    [GeneratedRegex("'[^']*'|\\S+")]
    private static partial Regex Words();
}
