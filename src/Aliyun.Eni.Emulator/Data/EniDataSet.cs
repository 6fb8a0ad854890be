using Aliyun.Eni.Emulator.Data.Generation;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>All rows of the emulated account. Rows are made when asked for; a test may replace, add and remove them at any time.</summary>
public sealed class EniDataSet
{
    private readonly Dictionary<string, RegionRows> _regions = new(StringComparer.Ordinal);

    /// <summary>A data set of this many rows; the same count and seed always give the same rows.</summary>
    public EniDataSet(int enis, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(enis);
        var rest = enis - RegionCatalog.All.Skip(1).Sum(region => Share(enis, region));
        for (var index = 0; index < RegionCatalog.All.Count; index++)
        {
            var region = RegionCatalog.All[index];
            var rows = index == 0 ? rest : Share(enis, region);
            _regions.Add(region.RegionId, new RegionRows(new RowGenerator(region, index, seed, rows), rows));
        }
    }

    /// <summary>The regions, those without rows included.</summary>
    public IReadOnlyList<RegionInfo> Regions => RegionCatalog.All;

    /// <summary>Rows over all regions.</summary>
    public int Count => _regions.Values.Sum(region => region.Count);

    /// <summary>Every row, region by region, in the order the service lists them.</summary>
    public IEnumerable<EniRow> All => Regions.SelectMany(region => InRegion(region.RegionId));

    /// <summary>The rows of a region, in the order the service lists them; none for an unknown region.</summary>
    public IEnumerable<EniRow> InRegion(string regionId) => Rows(regionId)?.Rows ?? [];

    /// <summary>The row with this id, or null.</summary>
    public EniRow? Find(string networkInterfaceId) =>
        _regions.Values.Select(region => region.Find(networkInterfaceId)).FirstOrDefault(row => row is not null);

    /// <summary>Puts a row in the place of the one with the same id in the same region.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void Replace(EniRow row) => Region(row).Replace(row);

    /// <summary>Adds a row at the end of its region.</summary>
    public void Add(EniRow row) => Region(row).Add(row);

    /// <summary>Removes a row; false when there is none with this id.</summary>
    public bool Remove(string networkInterfaceId) => _regions.Values.Any(region => region.Remove(networkInterfaceId));

    internal RegionRows? Rows(string regionId) => _regions.GetValueOrDefault(regionId);

    private static int Share(int enis, RegionInfo region) => (int)((long)enis * region.Share / 100);

    private RegionRows Region(EniRow row) =>
        Rows(row.RegionId) ?? throw new ArgumentException($"There is no region {row.RegionId}.", nameof(row));
}
