using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>A runspace of the real engine with the module imported. Scripts run in it one after another.</summary>
internal sealed class Session : IDisposable
{
    private readonly SandboxHost _host = new();
    private readonly Runspace _runspace;
    private readonly PowerShell _shell;

    public Session(string modulePath)
    {
        // Nothing but the module: a command that is missing should say so, not search the machine for another module that has it.
        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, null));
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _shell = PowerShell.Create(_runspace);
        _shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        if (Console.IsOutputRedirected)
        {
            _shell.Commands.Clear();
            _shell.AddScript("$PSStyle.OutputRendering = 'PlainText'").Invoke();
        }
    }

    /// <summary>The code a script gave to <c>exit</c>.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Runs a script and shows what it writes as a console would.</summary>
    /// <returns>What pwsh makes its exit code of: false after a parse error, a terminating error, or when the last statement failed.</returns>
    public bool Run(string script)
    {
        try
        {
            _runspace.SessionStateProxy.SetVariable(Script.Outcome, true);
            _shell.Commands.Clear();
            _shell.AddScript(Script.WithOutcome(script));

            // As a console host does it: errors go down the pipeline, so that they show where they happened, and Out-Default tells them apart.
            _shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            _shell.AddCommand("Out-Default").Invoke();
            return _shell.InvocationStateInfo.State != PSInvocationState.Stopped && (bool)_runspace.SessionStateProxy.GetVariable(Script.Outcome);
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException error)
        {
            Show(error.ErrorRecord);
            return false;
        }
        finally
        {
            HintAtMissingCommands();
        }
    }

    /// <summary>Stops the script that runs, as Ctrl+C does. False when none runs.</summary>
    public bool Stop()
    {
        var running = _shell.InvocationStateInfo.State == PSInvocationState.Running;
        if (running)
        {
            _shell.BeginStop(null, null);
        }

        return running;
    }

    public void Dispose()
    {
        _shell.Dispose();
        _runspace.Dispose();
    }

    private void Show(ErrorRecord error)
    {
        _shell.Commands.Clear();

        // The formatter takes what has not come down an error stream for an object to be shown.
        _host.Console.ShowsError = true;
        _shell.AddCommand("Out-Default").AddParameter("InputObject", error).Invoke();
        _host.Console.ShowsError = false;
    }

    private void HintAtMissingCommands()
    {
        var errors = (ArrayList)_runspace.SessionStateProxy.GetVariable("Error");
        foreach (var missing in errors.OfType<ErrorRecord>().Select(static error => error.Exception).OfType<CommandNotFoundException>())
        {
            Console.Error.WriteLine($"({missing.CommandName} may be a command that a real pwsh has and the engine alone has not: see --help.)");
        }

        errors.Clear();
    }
}
