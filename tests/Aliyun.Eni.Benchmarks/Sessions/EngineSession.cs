using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>PowerShell's engine, as bare as tests/Aliyun.Eni.BareHost has it.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;

    public EngineSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>The module as it would be published.</summary>
    public static string ModulePath { get; } =
        typeof(EngineSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ModuleStage").Value!;

    /// <summary>The names of the module's commands.</summary>
    public IReadOnlyList<string> ModuleCommands
    {
        get
        {
            using var shell = PowerShell.Create(_runspace);
            return [.. shell.AddCommand("Get-Command").AddParameter("Module", "Aliyun.Eni").Invoke<CommandInfo>().Select(static command => command.Name)];
        }
    }

    public void ImportModule() => Run($"Import-Module '{ModulePath}' -ErrorAction Stop");

    /// <summary>Runs a script; an error of it ends the benchmark.</summary>
    /// <returns>The time to its first object.</returns>
    public TimeSpan Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        using var input = new PSDataCollection<PSObject>();
        using var output = new PSDataCollection<PSObject>();
        var watch = Stopwatch.StartNew();
        var first = TimeSpan.Zero;
        output.DataAdded += (_, added) => first = added.Index == 0 ? watch.Elapsed : first;
        input.Complete();
        shell.AddScript(script).Invoke(input, output);
        return shell.Streams.Error.Count == 0 ? first : throw new InvalidOperationException(shell.Streams.Error[0].ToString(), shell.Streams.Error[0].Exception);
    }

    /// <summary>Runs a script that must fail.</summary>
    public void RunFailing(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
        if (!shell.HadErrors)
        {
            throw new InvalidOperationException($"The script was expected to fail: {script}");
        }
    }

    /// <summary>The parameters of a command, without those every command has.</summary>
    public IReadOnlyList<string> Parameters(string command)
    {
        using var shell = PowerShell.Create(_runspace);
        var info = shell.AddCommand("Get-Command").AddArgument(command).Invoke<CommandInfo>().Single();
        return [.. info.Parameters.Keys.Except(Cmdlet.CommonParameters, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>TAB at the end of a line.</summary>
    /// <returns>How many values were offered.</returns>
    public int Complete(string line)
    {
        using var shell = PowerShell.Create(_runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Count;
    }

    public void Dispose() => _runspace.Dispose();
}
