using Aliyun.Eni.Client;

namespace Aliyun.Eni.Session;

/// <summary>
/// What a session has seen, for completion: texts only, and bounded whatever is listed. Adding is all that a listing pays; the rest is left to the moment
/// somebody asks.
/// </summary>
internal sealed class SeenValues
{
    /// <summary>How many network interfaces, and how many addresses, are remembered.</summary>
    public const int MostRows = 5000;

    private const int MostValues = 1000;

    private const int MostTagKeys = 200;

    private const int MostTagValues = 100;

    // The prompt may complete on another thread than the one that lists.
    private readonly Lock _gate = new();
    private readonly Recent<SeenEni> _rows = new(MostRows);
    private readonly Recent<string> _privateAddresses = new(MostRows);
    private readonly Recent<string> _ipv6Addresses = new(MostRows);
    private readonly Recent<string> _publicAddresses = new(MostRows);
    private readonly RecentSet _statuses = new(MostValues);
    private readonly RecentSet _types = new(MostValues);
    private readonly RecentSet _vpcs = new(MostValues);
    private readonly RecentSet _vSwitches = new(MostValues);
    private readonly RecentSet _securityGroups = new(MostValues);
    private readonly RecentSet _resourceGroups = new(MostValues);
    private readonly SeenTags _tags = new(MostTagKeys, MostTagValues);
    private readonly Dictionary<string, string> _regions = new(KnownRegions.All, StringComparer.Ordinal);

    /// <summary>Network interfaces, each once and as it was last, newest first.</summary>
    public IReadOnlyList<SeenEni> NetworkInterfaces => Read(() => _rows.NewestFirst.DistinctBy(static row => row.Id, StringComparer.Ordinal));

    public IReadOnlyList<string> PrivateAddresses => Read(() => _privateAddresses.NewestFirst.Distinct(StringComparer.Ordinal));

    public IReadOnlyList<string> Ipv6Addresses => Read(() => _ipv6Addresses.NewestFirst.Distinct(StringComparer.Ordinal));

    public IReadOnlyList<string> PublicAddresses => Read(() => _publicAddresses.NewestFirst.Distinct(StringComparer.Ordinal));

    public IReadOnlyList<string> Statuses => Read(() => _statuses.Items);

    public IReadOnlyList<string> Types => Read(() => _types.Items);

    public IReadOnlyList<string> Vpcs => Read(() => _vpcs.Items);

    public IReadOnlyList<string> VSwitches => Read(() => _vSwitches.Items);

    public IReadOnlyList<string> SecurityGroups => Read(() => _securityGroups.Items);

    public IReadOnlyList<string> ResourceGroups => Read(() => _resourceGroups.Items);

    /// <summary>The tags, each key with its values.</summary>
    public IReadOnlyList<KeyValuePair<string, string[]>> Tags => Read(() => _tags.All.Select(static tag => KeyValuePair.Create(tag.Key, tag.Values.ToArray())));

    /// <summary>ID and name of the regions: the known ones, and those the service has named.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Regions => Read(() => _regions);

    /// <summary>Remembers a network interface.</summary>
    public void Add(NetworkInterface row)
    {
        lock (_gate)
        {
            Remember(row);
        }
    }

    /// <summary>Remembers regions, by the names the service has for them.</summary>
    public void Add(IEnumerable<Region> regions)
    {
        lock (_gate)
        {
            foreach (var region in regions)
            {
                if (region.RegionId is { Length: > 0 } id && (_regions.ContainsKey(id) || _regions.Count < MostValues))
                {
                    _regions[id] = region.LocalName ?? string.Empty;
                }
            }
        }
    }

    private void Remember(NetworkInterface row)
    {
        if (row.NetworkInterfaceId is { Length: > 0 } id)
        {
            _rows.Add(new SeenEni(id, row.NetworkInterfaceName, row.Status, row.PrivateIpAddress, row.AttachedInstanceId));
        }

        _statuses.Add(row.Status);
        _types.Add(row.Type);
        _vpcs.Add(row.VpcId);
        _vSwitches.Add(row.VSwitchId);
        _resourceGroups.Add(row.ResourceGroupId);
        RememberLists(row);
        if (row.Tags is { Count: > 0 } tags)
        {
            _tags.Add(tags);
        }
    }

    private void RememberLists(NetworkInterface row)
    {
        foreach (var group in row.SecurityGroupIds ?? Enumerable.Empty<string>())
        {
            _securityGroups.Add(group);
        }

        foreach (var set in row.PrivateIpSets ?? Enumerable.Empty<PrivateIpSet>())
        {
            if (set.PrivateIpAddress is { } address)
            {
                _privateAddresses.Add(address);
            }

            if ((set.AssociatedPublicIp ?? (set.Primary == true ? row.AssociatedPublicIp : null))?.PublicIpAddress is { } reached)
            {
                _publicAddresses.Add(reached);
            }
        }

        foreach (var address in row.Ipv6Sets?.Select(static set => set.Ipv6Address).OfType<string>() ?? [])
        {
            _ipv6Addresses.Add(address);
        }
    }

    private T[] Read<T>(Func<IEnumerable<T>> items)
    {
        lock (_gate)
        {
            return [.. items()];
        }
    }
}
