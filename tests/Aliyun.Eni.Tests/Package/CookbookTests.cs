using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>Every line of the README's cookbook that the engine alone can run, run as it is printed; the others are run by the Pester suite.</summary>
public sealed class CookbookTests : IAsyncLifetime
{
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

    [Fact]
    public void It_answers_ten_questions_and_more_the_first_nine_in_the_sandbox_too()
    {
        Assert.InRange(Cookbook.Read().Count, 10, 20);
        Assert.All(Cookbook.Read().Take(9), entry => Assert.All(Cookbook.Commands(entry.Line), command => Assert.NotNull(Find(command.GetCommandName()))));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_answers_its_question(string line)
    {
        Assert.All(Cookbook.Commands(line), Check);
        if (!Cookbook.Commands(line).All(command => Find(command.GetCommandName()) is not null))
        {
            return;
        }

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
