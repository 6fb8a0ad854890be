using System.Collections.Concurrent;
using System.Net;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>Where rows are found by id, address, instance or filter; each table is made when first asked for.</summary>
internal sealed class RowIndex
{
    private const int MostScans = 16;

    private readonly ConcurrentDictionary<string, int[]> _scans = new(StringComparer.Ordinal);
    private readonly RegionRows _rows;
    private readonly Lazy<Dictionary<string, int>> _byId;
    private readonly Lazy<ILookup<string, int>> _byPrivateIp;
    private readonly Lazy<ILookup<IPAddress, int>> _byIpv6;
    private readonly Lazy<ILookup<string, int>> _byInstance;

    public RowIndex(RegionRows rows)
        : this(rows, new(() => Ids(rows)))
    {
    }

    private RowIndex(RegionRows rows, Lazy<Dictionary<string, int>> byId)
    {
        _rows = rows;
        _byId = byId;
        _byPrivateIp = new(() => Lookup(rows, PrivateIps));
        _byIpv6 = new(() => Lookup(rows, Ipv6Addresses));
        _byInstance = new(() => Lookup(rows, Instances));
    }

    public Dictionary<string, int> ById => _byId.Value;

    public ILookup<string, int> ByPrivateIp => _byPrivateIp.Value;

    public ILookup<IPAddress, int> ByIpv6 => _byIpv6.Value;

    public ILookup<string, int> ByInstance => _byInstance.Value;

    public RowIndex WithSameIds() => new(_rows, _byId);

    /// <summary>Keeps what a scan of all rows found, or every page of a filtered listing would scan them again.</summary>
    public int[] Scan(string filter, Func<IEnumerable<int>> scan)
    {
        if (_scans.Count >= MostScans)
        {
            _scans.Clear();
        }

        return _scans.GetOrAdd(filter, _ => [.. scan()]);
    }

    private static Dictionary<string, int> Ids(RegionRows rows)
    {
        var ids = new Dictionary<string, int>(rows.Slots, StringComparer.Ordinal);
        for (var slot = 0; slot < rows.Slots; slot++)
        {
            if (rows.IdAt(slot) is { } id)
            {
                ids[id] = slot;
            }
        }

        return ids;
    }

    private static ILookup<T, int> Lookup<T>(RegionRows rows, Func<EniRow, IEnumerable<T>> keys) =>
        Enumerable.Range(0, rows.Slots)
            .SelectMany(slot => rows.At(slot) is { } row ? keys(row).Select(key => (key, slot)) : [])
            .ToLookup(pair => pair.key, pair => pair.slot);

    private static IEnumerable<string> PrivateIps(EniRow row) => row.PrivateIpSets?.Select(ip => ip.PrivateIpAddress) ?? [];

    private static IEnumerable<IPAddress> Ipv6Addresses(EniRow row) =>
        row.Ipv6Sets?.Select(ip => IPAddress.TryParse(ip.Ipv6Address, out var address) ? address : null).OfType<IPAddress>() ?? [];

    private static IEnumerable<string> Instances(EniRow row) => row.AttachedInstanceId is { Length: > 0 } id ? [id] : [];
}
