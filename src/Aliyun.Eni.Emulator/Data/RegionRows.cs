using Aliyun.Eni.Emulator.Data.Generation;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>The rows of one region by slot. Slots keep their numbers when rows go, so that a token stays good.</summary>
internal sealed class RegionRows(RowGenerator generator, int generated)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, EniRow?> _changed = [];
    private int _slots = generated;
    private int _removed;
    private RowIndex? _index;

    /// <summary>Slots in use or used before.</summary>
    public int Slots => Volatile.Read(ref _slots);

    public int Count => Volatile.Read(ref _slots) - Volatile.Read(ref _removed);

    public bool HasGaps => Volatile.Read(ref _removed) > 0;

    public IEnumerable<EniRow> Rows => Enumerable.Range(0, Slots).Select(At).OfType<EniRow>();

    /// <summary>Thrown away at each change, except for the ids where they stay; a rebuild costs microseconds a row.</summary>
    public RowIndex Index
    {
        get
        {
            lock (_gate)
            {
                return _index ??= new RowIndex(this);
            }
        }
    }

    public EniRow? At(int slot)
    {
        lock (_gate)
        {
            if (_changed.TryGetValue(slot, out var row))
            {
                return row;
            }
        }

        return generator.Make(slot);
    }

    public string? IdAt(int slot)
    {
        lock (_gate)
        {
            if (_changed.TryGetValue(slot, out var row))
            {
                return row?.NetworkInterfaceId;
            }
        }

        return generator.IdOf(slot);
    }

    public EniRow? Find(string id) => Index.ById.TryGetValue(id, out var slot) ? At(slot) : null;

    public void Replace(EniRow row)
    {
        if (!Index.ById.TryGetValue(row.NetworkInterfaceId, out var slot))
        {
            throw new ArgumentException($"There is no row {row.NetworkInterfaceId} in {row.RegionId}.", nameof(row));
        }

        Change(slot, row);
    }

    public void Add(EniRow row)
    {
        if (Index.ById.ContainsKey(row.NetworkInterfaceId))
        {
            throw new ArgumentException($"There is a row {row.NetworkInterfaceId} in {row.RegionId} already.", nameof(row));
        }

        Change(_slots, row);
    }

    public bool Remove(string id)
    {
        if (!Index.ById.TryGetValue(id, out var slot))
        {
            return false;
        }

        Change(slot, null);
        return true;
    }

    private void Change(int slot, EniRow? row)
    {
        lock (_gate)
        {
            var isNew = slot >= _slots;
            _changed[slot] = row;
            _slots = Math.Max(_slots, slot + 1);
            _removed += row is null ? 1 : 0;
            _index = row is null || isNew ? null : _index?.WithSameIds();
        }
    }
}
