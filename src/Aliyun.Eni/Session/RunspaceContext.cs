using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Session;

/// <summary>The settings of each runspace: two of a process do not see each other's, and they go with the runspace.</summary>
internal static class RunspaceContext
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<ContextSettings>> Contexts = [];

    /// <summary>The settings of the runspace of this thread.</summary>
    public static ContextSettings Current
    {
        get => Box.Value!;
        set => Box.Value = value;
    }

    private static StrongBox<ContextSettings> Box => Contexts.GetValue(Runspace.DefaultRunspace, static _ => new StrongBox<ContextSettings>(ContextSettings.Empty));
}
