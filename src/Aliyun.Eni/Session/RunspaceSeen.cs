using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Session;

/// <summary>What each runspace has seen: two of a process may be two accounts, and do not see each other's.</summary>
internal static class RunspaceSeen
{
    private static readonly ConditionalWeakTable<Runspace, SeenValues> Seen = [];

    /// <summary>What the runspace of this thread has seen; a thread without one has seen nothing.</summary>
    public static SeenValues Current => Runspace.DefaultRunspace is { } runspace ? Seen.GetValue(runspace, static _ => new SeenValues()) : new SeenValues();
}
