using Aliyun.Eni.Emulator.Data.Generation;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>Everything in one region. The world's lock guards it.</summary>
internal sealed class RegionData
{
    private static readonly TimeSpan HistoryLength = TimeSpan.FromMinutes(1);

    private readonly Table<EniRow> _enis = new(row => row.NetworkInterfaceId);
    private readonly Dictionary<string, List<int>> _positionsByInstance = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<(DateTimeOffset ChangedAt, EniRow? Before)>> _history = [];

    public RegionData(RegionInfo info, RowGenerator generator, int rows)
    {
        (Info, IdGenerator) = (info, generator.Ids);
        generator.AddVpcResources(this, rows);
        for (var slot = 0; slot < rows; slot++)
        {
            var row = generator.Make(slot);
            Index(_enis.Set(row), row);
            if (generator.MakeInstance(row, slot) is { } instance)
            {
                Instances.Set(instance);
            }
        }
    }

    public RegionInfo Info { get; }

    public IdGenerator IdGenerator { get; }

    public Table<EcsInstance> Instances { get; } = new(instance => instance.InstanceId);

    public Table<VSwitch> VSwitches { get; } = new(vSwitch => vSwitch.VSwitchId);

    public Table<SecurityGroup> SecurityGroups { get; } = new(group => group.SecurityGroupId);

    public int Count => _enis.Count;

    public IEnumerable<EniRow> Enis => _enis.From(0).Select(entry => entry.Row);

    public EniRow? Find(string networkInterfaceId) => _enis.Find(networkInterfaceId);

    public void Set(EniRow row, DateTimeOffset now)
    {
        var before = _enis.Find(row.NetworkInterfaceId);
        var position = _enis.Set(row);
        Record(position, before, now);
        Unindex(position, before);
        Index(position, row);
    }

    public bool Remove(string networkInterfaceId, DateTimeOffset now)
    {
        if (!_enis.Remove(networkInterfaceId, out var before, out var position))
        {
            return false;
        }

        Record(position, before, now);
        Unindex(position, before);
        return true;
    }

    /// <summary>The network interfaces of an instance, in order.</summary>
    public IEnumerable<EniRow> InterfacesOf(string instanceId) =>
        _positionsByInstance.TryGetValue(instanceId, out var positions) ? positions.Order().Select(position => _enis[position]!) : [];

    /// <summary>The rows from a position on, as they were at a time; null for now.</summary>
    public IEnumerable<(int Position, EniRow Row)> From(int position, DateTimeOffset? asOf = null)
    {
        if (asOf is not { } time)
        {
            return _enis.From(position);
        }

        return from at in Enumerable.Range(position, Math.Max(0, _enis.End - position))
               let row = RowAsOf(at, time)
               where row is not null
               select (at, row);
    }

    /// <summary>The rows with these IDs in order, as they were at a time; null for now. One ID costs one look-up.</summary>
    public IEnumerable<(int Position, EniRow Row)> WithIds(IReadOnlySet<string> ids, DateTimeOffset? asOf = null)
    {
        if (asOf is not null)
        {
            return From(0, asOf).Where(entry => ids.Contains(entry.Row.NetworkInterfaceId));
        }

        return ids.Where(id => _enis.TryGetPosition(id, out _))
            .Select(id => (Position: _enis.TryGetPosition(id, out var position) ? position : 0, Row: _enis.Find(id)!))
            .OrderBy(entry => entry.Position);
    }

    private EniRow? RowAsOf(int position, DateTimeOffset time)
    {
        if (_history.TryGetValue(position, out var changes) && changes.FindIndex(change => change.ChangedAt > time) is var next and >= 0)
        {
            return changes[next].Before;
        }

        return _enis[position];
    }

    private void Record(int position, EniRow? before, DateTimeOffset now)
    {
        if (!_history.TryGetValue(position, out var changes))
        {
            _history.Add(position, changes = []);
        }

        changes.RemoveAll(change => now - change.ChangedAt > HistoryLength);
        changes.Add((now, before));
    }

    private void Index(int position, EniRow row)
    {
        if (row.AttachedInstanceId is { Length: > 0 } instance)
        {
            if (!_positionsByInstance.TryGetValue(instance, out var positions))
            {
                _positionsByInstance.Add(instance, positions = new(2));
            }

            positions.Add(position);
        }
    }

    private void Unindex(int position, EniRow? row)
    {
        if (row?.AttachedInstanceId is { Length: > 0 } instance && _positionsByInstance.TryGetValue(instance, out var positions))
        {
            positions.Remove(position);
        }
    }
}
