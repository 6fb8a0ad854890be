namespace Aliyun.Eni.Lifecycle;

/// <summary>
/// The last changes of a session that no read has shown yet. A later command must not take the state before them for the current one: reads may return it
/// for a moment.
/// </summary>
internal sealed class UnseenChanges
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (EniChange Change, long At)> _changes = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long At)> _order = new();

    /// <summary>Adds a change whose request the service has accepted. It replaces earlier ones of the network interface: a read that shows it shows them too.</summary>
    public void Add(EniChange change, TimeProvider clock)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && IsOver(oldest.At, clock))
            {
                _order.Dequeue();
                Remove(oldest.Id, oldest.At);
            }

            var now = clock.GetTimestamp();
            _changes[change.NetworkInterfaceId] = (change, now);
            _order.Enqueue((change.NetworkInterfaceId, now));
        }
    }

    /// <summary>Whether a read may be older than the last change. A change that it shows is forgotten.</summary>
    /// <param name="networkInterfaceId">The network interface.</param>
    /// <param name="eni">What was read; <see langword="null"/> when it wasn't listed.</param>
    /// <param name="clock">Measures the time since the change.</param>
    public bool MayMiss(string networkInterfaceId, NetworkInterface? eni, TimeProvider clock)
    {
        (EniChange Change, long At) last;
        lock (_gate)
        {
            if (!_changes.TryGetValue(networkInterfaceId, out last))
            {
                return false;
            }
        }

        if (eni is not null && !IsOver(last.At, clock) && !last.Change.IsVisible(eni))
        {
            return true;
        }

        lock (_gate)
        {
            Remove(networkInterfaceId, last.At);
        }

        return false;
    }

    /// <summary>Forgets the change of a network interface.</summary>
    public void Remove(string networkInterfaceId)
    {
        lock (_gate)
        {
            _changes.Remove(networkInterfaceId);
        }
    }

    private static bool IsOver(long at, TimeProvider clock) => clock.GetElapsedTime(at) >= ChangeTracker.MaxReadLag;

    private void Remove(string id, long at)
    {
        if (_changes.TryGetValue(id, out var change) && change.At == at)
        {
            _changes.Remove(id);
        }
    }
}
