using Aliyun.Eni.Client;

namespace Aliyun.Eni.Completion;

/// <summary>
/// The values that the listings of a session returned, by the parameter that takes them. It holds strings only, a bounded number of them, and may be
/// read while a listing adds to it.
/// </summary>
internal sealed class CompletionCache
{
    /// <summary>The maximum number of network interfaces.</summary>
    public const int MaxEnis = 5000;

    private const int MaxValues = 1000;

    private const int MaxTagKeys = 200;

    private const int MaxTagValues = 100;

    private readonly Lock _gate = new();
    private readonly BoundedCache<CachedEni> _enis = new(MaxEnis);
    private readonly BoundedCache<BoundedCache<string?>> _tags = new(MaxTagKeys);
    private readonly Lazy<Dictionary<string, string>> _regions = new(static () => new(KnownRegions.All, StringComparer.Ordinal));
    private readonly BoundedCache<string?> _statuses = new(MaxValues);
    private readonly BoundedCache<string?> _types = new(MaxValues);
    private readonly BoundedCache<string?> _vpcs = new(MaxValues);
    private readonly BoundedCache<string?> _vSwitches = new(MaxValues);
    private readonly BoundedCache<string?> _securityGroups = new(MaxValues);
    private readonly BoundedCache<string?> _resourceGroups = new(MaxValues);

    /// <summary>The network interfaces, newest first.</summary>
    public IReadOnlyList<CachedEni> Enis => Read(() => _enis.NewestFirst.Select(static one => one.Value));

    /// <summary>The private IPv4 addresses of the network interfaces.</summary>
    public IEnumerable<string> PrivateIpAddresses => Addresses(static eni => eni.PrivateIpAddresses);

    /// <summary>The public IPv4 addresses of the network interfaces.</summary>
    public IEnumerable<string> PublicIpAddresses => Addresses(static eni => eni.PublicIpAddresses);

    /// <summary>The IPv6 addresses of the network interfaces.</summary>
    public IEnumerable<string> Ipv6Addresses => Addresses(static eni => eni.Ipv6Addresses);

    /// <summary>The tag keys with their values.</summary>
    public IReadOnlyList<KeyValuePair<string, string[]>> Tags =>
        Read(() => _tags.NewestFirst.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value.NewestFirst.Select(static value => value.Key).ToArray())));

    /// <summary>The known regions and those that DescribeRegions returned, with their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Regions => Read(() => _regions.Value);

    /// <summary>The values for a parameter, newest first; none for a parameter that isn't cached.</summary>
    public IReadOnlyList<string> Values(string parameterName) =>
        Read(() => Cache(parameterName)?.NewestFirst.Select(static one => one.Key) ?? []);

    /// <summary>Adds a network interface: its ID and addresses, and the values that it shares with others.</summary>
    public void Add(NetworkInterface row)
    {
        lock (_gate)
        {
            if (row.NetworkInterfaceId is { Length: > 0 } id)
            {
                _enis.Set(id, CachedEni.Of(row));
            }

            AddSharedValues(row);
        }
    }

    /// <summary>Adds the values that a network interface shares with others, such as its VPC and its tags.</summary>
    public void AddShared(NetworkInterface row)
    {
        lock (_gate)
        {
            AddSharedValues(row);
        }
    }

    /// <summary>Adds regions with the names that the service returned.</summary>
    public void Add(IEnumerable<Region> regions)
    {
        lock (_gate)
        {
            var known = _regions.Value;
            foreach (var region in regions)
            {
                if (region.RegionId is { Length: > 0 } id && (known.ContainsKey(id) || known.Count < MaxValues))
                {
                    known[id] = region.LocalName ?? string.Empty;
                }
            }
        }
    }

    private void AddSharedValues(NetworkInterface row)
    {
        _statuses.Touch(row.Status);
        _types.Touch(row.Type);
        _vpcs.Touch(row.VpcId);
        _vSwitches.Touch(row.VSwitchId);
        _resourceGroups.Touch(row.ResourceGroupId);
        foreach (var group in row.SecurityGroupIds)
        {
            _securityGroups.Touch(group);
        }

        foreach (var (key, value) in row.Tags)
        {
            AddTag(key, value);
        }
    }

    private void AddTag(string key, string? value)
    {
        if (!_tags.TryGet(key, out var values))
        {
            values = new BoundedCache<string?>(MaxTagValues);
        }

        _tags.Set(key, values!);
        values!.Touch(value);
    }

    private BoundedCache<string?>? Cache(string parameterName) => parameterName switch
    {
        "Status" => _statuses,
        "Type" => _types,
        "VpcId" => _vpcs,
        "VSwitchId" => _vSwitches,
        "SecurityGroupId" => _securityGroups,
        "ResourceGroupId" => _resourceGroups,
        _ => null,
    };

    private IEnumerable<string> Addresses(Func<CachedEni, string?> addresses) =>
        Read(() => _enis.NewestFirst.Select(one => addresses(one.Value)).OfType<string>()).SelectMany(static texts => texts.Split(CachedEni.Separator)).Distinct(StringComparer.Ordinal);

    private T[] Read<T>(Func<IEnumerable<T>> items)
    {
        lock (_gate)
        {
            return [.. items()];
        }
    }
}
