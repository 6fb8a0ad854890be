using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>The README's first command, as a process.</summary>
public sealed class SandboxTests
{
    [Fact]
    public async Task It_shows_a_plain_table_of_network_interfaces_when_piped()
    {
        var run = await SandboxAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(string.Empty, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("emulator", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("NetworkInterfaceId", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("eni-", StringComparison.Ordinal) && line.Contains("InUse", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(lines.Skip(1), line => Assert.True(line.Length <= 120, $"Wider than 120 columns: {line}"));
    }

    [Fact]
    public async Task It_runs_a_script_over_the_rows()
    {
        var run = await SandboxAsync("Get-AliEni -Status InUse | Where-Object { $_.Tags.owner -eq \"lisi\" } | ForEach-Object { \"$($_.Status) $($_.Tags['OWNER'])\" }");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal("InUse lisi", line.TrimEnd()));
    }

    [Fact]
    public async Task It_shows_help_as_a_page()
    {
        var run = await SandboxAsync("Get-Help Clear-AliContext -Full");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("SYNOPSIS", lines);
        var example = lines.FindIndex(line => line.StartsWith("Example 1: ", StringComparison.Ordinal));
        Assert.Equal([string.Empty, "Clear-AliContext", string.Empty], lines.Skip(example + 1).Take(3));
    }

    [Theory]
    [InlineData("throw 'stopped here'", 1, "stopped here")]
    [InlineData("Get-AliEni -PageSize 0", 1, "PageSize")]
    [InlineData("Get-AliEni -RegionId cn-nowhere -ErrorAction Stop; 'never'", 1, "InvalidRegionId.NotFound")]
    [InlineData("if (", 1, "Missing")]
    [InlineData("Get-AliEni | Select-Object -First 1", 1, "see --help")]
    [InlineData("exit 7", 7, "")]
    public async Task A_failure_is_an_exit_code_and_a_text_on_stderr(string script, int exitCode, string text)
    {
        var run = await SandboxAsync(script);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(text, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--enis", "--enis needs a whole number")]
    [InlineData("--no-such-option", "no option --no-such-option")]
    public async Task A_wrong_option_is_one_sentence(string option, string sentence)
    {
        var run = await SandboxAsync(option);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
    }

    private static Task<ChildProcess> SandboxAsync(params string[] arguments) => ChildProcess.RunOwnAsync("src/Aliyun.Eni.Sandbox", arguments);
}
