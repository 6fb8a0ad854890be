using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>Every command of the cookbook that the engine alone can run, run as it is printed; the others are run by the Pester suite.</summary>
public sealed class CookbookTests : IAsyncLifetime
{
    /// <summary>The first ones, which need the core commands only.</summary>
    private const int OfTheSandbox = 9;

    private EmulatorServer _emulator = null!;
    private ModuleShell _shell = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorServer.StartAsync(new EmulatorOptions());
        _shell = ModuleShell.For(_emulator.Endpoint);
    }

    public ValueTask DisposeAsync()
    {
        _shell.Dispose();
        return _emulator.DisposeAsync();
    }

    public static TheoryData<string> Lines => [.. Cookbook.Read().Select(static entry => entry.Line)];

    public static TheoryData<string> LinesOfTheSandbox => [.. Cookbook.Read().Take(OfTheSandbox).Select(static entry => entry.Line)];

    [Fact]
    public void It_answers_ten_questions_and_more() => Assert.InRange(Cookbook.Read().Count, 10, 20);

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_made_of_commands_and_parameters_there_are(string line) => Assert.All(Cookbook.Commands(line), Check);

    [Theory]
    [MemberData(nameof(LinesOfTheSandbox))]
    public void A_line_of_the_sandbox_answers_its_question(string line)
    {
        var outcome = _shell.Run(line);

        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Errors);
        Assert.NotEmpty(outcome.Output);
    }

    // What the engine has not, only a real pwsh can run; what it has, has the parameters.
    private void Check(CommandAst command)
    {
        if (Find(command.GetCommandName()) is not { } found)
        {
            Assert.Contains(command.GetCommandName(), UtilityCommands);
            return;
        }

        Assert.All(command.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.Contains(parameter.ParameterName, found.Parameters.Keys));
    }

    private static readonly string[] UtilityCommands =
        ["Export-Csv", "Export-Clixml", "Import-Clixml", "Compare-Object", "Group-Object", "Sort-Object"];

    private CommandInfo? Find(string name)
    {
        using var shell = _shell.Create().AddCommand("Get-Command").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Ignore);
        return shell.Invoke<CommandInfo>().FirstOrDefault();
    }
}
