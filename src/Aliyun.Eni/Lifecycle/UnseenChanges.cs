namespace Aliyun.Eni.Lifecycle;

/// <summary>
/// The changes of a session that ended without a read that shows them. A later command must not take the state before them for the current one: reads may
/// return it for a moment.
/// </summary>
internal sealed class UnseenChanges
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (EniChange Change, long At)> _changes = new(StringComparer.Ordinal);

    /// <summary>Adds a change that the service has just accepted. It replaces earlier ones of the network interface: a read that shows it shows them too.</summary>
    public void Add(EniChange change, TimeProvider clock)
    {
        lock (_gate)
        {
            foreach (var (id, _) in _changes.Where(one => IsOver(one.Value.At, clock)).ToList())
            {
                _changes.Remove(id);
            }

            _changes[change.NetworkInterfaceId] = (change, clock.GetTimestamp());
        }
    }

    /// <summary>Whether a read may be older than the last change.</summary>
    /// <param name="networkInterfaceId">The network interface.</param>
    /// <param name="eni">What was read; <see langword="null"/> when it wasn't listed.</param>
    /// <param name="clock">Measures the time since the change.</param>
    public bool MayMiss(string networkInterfaceId, NetworkInterface? eni, TimeProvider clock)
    {
        lock (_gate)
        {
            return eni is not null && _changes.TryGetValue(networkInterfaceId, out var last) && !IsOver(last.At, clock) && !last.Change.IsVisible(eni);
        }
    }

    private static bool IsOver(long at, TimeProvider clock) => clock.GetElapsedTime(at) >= ChangeTracker.MaxReadLag;
}
