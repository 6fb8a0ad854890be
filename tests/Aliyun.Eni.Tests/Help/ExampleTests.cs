using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>The examples of the help do what they say: no error, and something to see where they list.</summary>
public sealed class ExampleTests
{
    // The module would not load in an older one.
    private const string Probe = "if ($PSVersionTable.PSVersion -lt '7.6') { \"too old $($PSVersionTable.PSVersion)\"; exit }";

    private static readonly string[] Answered = ["Get-Credential", "Read-Host", "aliyun"];

    [Fact]
    public async Task Those_of_the_core_commands_run_in_the_bare_engine()
    {
        var examples = Split().Core;
        Assert.True(examples.Count > 15, $"Only {examples.Count} examples.");
        await using var home = await ExampleHome.OpenAsync(examples);

        var session = await BareSession.RunAsync(home.Script(examples), home.Environment);

        Assert.Empty(session.Warnings);
        Check(examples, session.Output);
    }

    [Fact]
    public async Task Those_that_need_more_run_in_a_real_pwsh()
    {
        var examples = Split().More;
        Assert.NotEmpty(examples);
        var what = $"{examples.Count} examples of the help ({string.Join(", ", examples.Select(example => example.Name))}) were";
        Tool.Need("pwsh", what);
        await using var home = await ExampleHome.OpenAsync(examples);
        var script = Path.Combine(home.Folder, "examples.ps1");
        await File.WriteAllTextAsync(script, $"{Probe}\nImport-Module '{Paths.Module}'\n{home.Script(examples)}", TestContext.Current.CancellationToken);

        var run = await ChildProcess.RunAsync("pwsh", ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", script], home.Environment);

        Assert.SkipWhen(
            run.Output.StartsWith("too old", StringComparison.Ordinal),
            $"{what} left out: pwsh is {run.Output["too old".Length..].Trim()}, not 7.6 or later.");
        Assert.Equal(string.Empty, run.Errors);
        Check(examples, run.Output.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)));
    }

    private static void Check(IReadOnlyList<Example> examples, IEnumerable<string> lines)
    {
        var results = lines.Select(line => line.Split('\t')).ToList();
        Assert.Equal(examples.Select(example => example.Name), results.Select(result => result[0]));
        Assert.All(examples.Zip(results), pair =>
        {
            Assert.Equal(string.Empty, pair.Second[2].TrimEnd());
            Assert.Equal(pair.First.Writes, int.Parse(pair.Second[1], CultureInfo.InvariantCulture) > 0);
        });
    }

    private static (IReadOnlyList<Example> Core, IReadOnlyList<Example> More) Split()
    {
        using var shell = new ModuleShell();
        var known = shell.Run("Get-Command -CommandType Cmdlet, Function").OutputAs<CommandInfo>().Select(command => command.Name).Concat(Answered)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byNeed = Example.All().ToLookup(example => example.Commands.All(known.Contains));
        return ([.. byNeed[true]], [.. byNeed[false]]);
    }
}
