using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Session;

/// <summary>The state of the module in a runspace, because two runspaces of a process may use two accounts. It ends with the runspace.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = [];

    private RunspaceState()
    {
    }

    /// <summary>The state of the runspace of this thread; a new one for a thread without a runspace.</summary>
    public static RunspaceState Current => Runspace.DefaultRunspace is { } runspace ? Of(runspace) : new RunspaceState();

    /// <summary>The defaults of Set-AliContext.</summary>
    public ConnectionSettings Defaults { get; set; } = ConnectionSettings.Empty;

    /// <summary>The values that earlier listings returned, for TAB.</summary>
    public CompletionCache CompletionCache { get; } = new();

    /// <summary>The changes that reads may not show yet.</summary>
    public UnseenChanges UnseenChanges { get; } = new();

    /// <summary>The command that has begun and will write nothing to the next one of its pipeline, because it has no -PassThru.</summary>
    public InvocationInfo? CommandWithoutOutput { get; set; }

    /// <summary>Measures intervals and time limits; tests replace it.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The state of a runspace.</summary>
    public static RunspaceState Of(Runspace runspace) => States.GetValue(runspace, static _ => new RunspaceState());
}
