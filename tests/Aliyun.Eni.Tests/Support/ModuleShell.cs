using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;

namespace Aliyun.Eni.Tests.Support;

/// <summary>A runspace of the real engine with the staged module in it, as a user's session has it.</summary>
internal sealed class ModuleShell : IDisposable
{
    private readonly RecordingHost _host = new();
    private readonly Runspace _runspace;

    public ModuleShell()
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        using var shell = Create();
        shell.AddCommand("Import-Module").AddParameter("Name", Paths.Module).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
    }

    /// <summary>A shell whose commands ask a server on this machine when nothing else is said.</summary>
    public static ModuleShell For(Uri endpoint, string accessKeyId = "testid", string accessKeySecret = "testsecret", string region = "cn-hangzhou")
    {
        var shell = new ModuleShell();
        shell.Set("endpoint", endpoint.ToString());
        shell.Set("region", region);
        shell.Set("credential", Key(accessKeyId, accessKeySecret));
        shell.Run("Set-AliContext -Endpoint $endpoint -RegionId $region -Credential $credential");
        return shell;
    }

    public static PSCredential Key(string id, string secret)
    {
        var secure = new SecureString();
        foreach (var c in secret)
        {
            secure.AppendChar(c);
        }

        return new PSCredential(id, secure);
    }

    /// <summary>Measures the intervals and time limits of the module's commands.</summary>
    public TimeProvider Clock
    {
        set => Session.RunspaceState.Of(_runspace).Clock = value;
    }

    public void Set(string variable, object value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>The shell, with a variable set.</summary>
    public ModuleShell With(string variable, object value)
    {
        Set(variable, value);
        return this;
    }

    public Outcome Run(string script)
    {
        using var shell = Create().AddScript(script);
        var output = new List<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException error)
        {
            terminating = error.ErrorRecord;
        }

        return new Outcome(output, [.. shell.Streams.Error], terminating, [.. shell.Streams.Verbose.Select(line => line.Message)]);
    }

    /// <summary>What the host has shown: -WhatIf, prompts and warnings.</summary>
    public IList<string> HostLines => _host.Lines;

    /// <summary>The -WhatIf lines of a script that must not have written an error.</summary>
    public IList<string> WhatIf(string script)
    {
        var before = _host.Lines.Count;
        var outcome = Run(script);
        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Errors);
        return [.. _host.Lines.Skip(before).Where(line => line.StartsWith("What if", StringComparison.Ordinal))];
    }

    /// <summary>What TAB offers at the end of a line.</summary>
    public CommandCompletion Tab(string line)
    {
        using var shell = Create().AddCommand("TabExpansion2").AddParameter("inputScript", line).AddParameter("cursorColumn", line.Length);
        return Assert.Single(shell.Invoke<CommandCompletion>());
    }

    /// <summary>A shell of this runspace, to be started and stopped by the test.</summary>
    public PowerShell Create() => PowerShell.Create(_runspace);

    public void Dispose() => _runspace.Dispose();
}
