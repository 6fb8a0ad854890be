using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>A runspace of the real engine with the module imported. Scripts run in it one after another.</summary>
internal sealed class Session : IDisposable
{
    private readonly SandboxHost _host = new();
    private readonly Runspace _runspace;
    private PowerShell? _running;

    private Session(Runspace runspace, SandboxHost host) => (_runspace, _host) = (runspace, host);

    /// <summary>The code a script gave to <c>exit</c>.</summary>
    public int? ExitCode => _host.ExitCode;

    public static Session Open(string modulePath)
    {
        // Nothing but the module: a command that is missing should say so, not search the machine for another module that has it.
        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, null));
        var host = new SandboxHost();
        var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        var session = new Session(runspace, host);
        session.Prepare(modulePath);
        return session;
    }

    /// <summary>Runs a script and shows what it writes as a console would.</summary>
    /// <returns>Whether it ran to its end: false after a parse error or a terminating one.</returns>
    public bool Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);

        // As a console host does it: errors go down the pipeline, so that they show where they happened, and Out-Default tells them apart.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        _running = shell;
        try
        {
            shell.Invoke();
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException error)
        {
            ShowError(error.ErrorRecord);
            return false;
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>Stops the script that runs, as Ctrl+C does. False when none runs.</summary>
    public bool Stop() => _running?.BeginStop(null, null) is not null;

    public void Dispose() => _runspace.Dispose();

    private void Prepare(string modulePath)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        if (Console.IsOutputRedirected)
        {
            shell.Commands.Clear();
            shell.AddScript("$PSStyle.OutputRendering = 'PlainText'").Invoke();
        }
    }

    private void ShowError(ErrorRecord error)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error).Invoke();
        if (error.Exception is CommandNotFoundException missing)
        {
            Console.Error.WriteLine($"({missing.CommandName} may be one of the commands that a real pwsh has and the engine alone has not: see --help.)");
        }
    }
}
