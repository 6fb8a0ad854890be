using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The filters of Get-AliEni beyond the single values of the API: what the service has a filter for becomes requests, the rest is compared here.
/// </summary>
/// <param name="values">Parameters with several values or wildcards, of which a network interface has to match one each.</param>
/// <param name="addresses">-IpAddress; <see langword="null"/> when it isn't specified.</param>
/// <param name="unattached">-Unattached.</param>
/// <param name="createdBefore">-OlderThan, as a time; <see langword="null"/> when it isn't specified.</param>
internal sealed class EniFilter(IReadOnlyList<ValueFilter> values, IpAddressFilter? addresses, bool unattached, DateTimeOffset? createdBefore)
{
    /// <summary>The state of a network interface that isn't attached.</summary>
    public const string UnattachedStatus = "Available";

    private static readonly string[] ServerFilters =
    [
        "NetworkInterfaceId", "NetworkInterfaceName", "Tag", "Status", "Type", "VpcId", "VSwitchId", "InstanceId", "SecurityGroupId", "ResourceGroupId",
        "PrimaryIpAddress", "PrivateIpAddress", "Ipv6Address", "ServiceManaged",
    ];

    /// <summary>-IpAddress; <see langword="null"/> when it isn't specified.</summary>
    public IpAddressFilter? Addresses => addresses;

    /// <summary>Whether there is no filter but addresses: only then is an address that isn't found known to be missing.</summary>
    public bool HasAddressesOnly => values.Count == 0 && !unattached && createdBefore is null;

    /// <summary>Plans the requests of a listing.</summary>
    /// <param name="request">The other parameters of the API.</param>
    public QueryPlan Plan(DescribeNetworkInterfaces request)
    {
        IReadOnlyList<DescribeNetworkInterfaces> listings = [unattached ? request with { Status = UnattachedStatus } : request];
        var local = new List<(string, Func<NetworkInterface, bool>)>();
        foreach (var filter in values)
        {
            if (filter.ToServerFilters(listings) is { } requests)
            {
                listings = requests;
            }
            else
            {
                local.Add((filter.Description, filter.Matches));
            }
        }

        AddLocalFilters(local);
        var narrowed = addresses?.ToServerFilters(request) is null ? null : listings.SelectMany(listing => addresses.ToServerFilters(listing)!).ToList();
        return new QueryPlan(
            [.. (narrowed ?? listings).SelectMany(Batches)],
            new LocalFilter(addresses is null ? local : [.. local, (addresses.Description, addresses.Matches)]),
            narrowed is null ? [] : [.. listings.SelectMany(Batches)],
            new LocalFilter(addresses is null ? local : [.. local, (addresses.Description, addresses.MatchesOnlyLocally)]));
    }

    /// <summary>Describes where each filter is applied; <see langword="null"/> when there is none.</summary>
    /// <param name="parameters">The names of the bound parameters.</param>
    /// <param name="plan">The plan.</param>
    public string? Describe(IEnumerable<string> parameters, QueryPlan plan)
    {
        string[] local = [.. plan.Filter.Conditions.Select(static condition => condition.Description)];
        string[] server =
        [
            .. parameters.Where(ServerFilters.Contains).Where(name => !local.Any(words => words.StartsWith($"-{name} ", StringComparison.Ordinal))).Select(static name => $"-{name}"),
            .. unattached ? [$"-Unattached (Status {UnattachedStatus})"] : Array.Empty<string>(),
            .. plan.FallbackRequests.Count > 0 ? ["-IpAddress (PrimaryIpAddress, PrivateIpAddress, Ipv6Address)"] : Array.Empty<string>(),
        ];
        string[] parts =
        [
            .. server.Length > 0 ? [$"by the service: {string.Join(", ", server)}"] : Array.Empty<string>(),
            .. local.Length > 0 ? [$"locally: {string.Join("; ", local)}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : $"Filters applied {string.Join("; ", parts)}";
    }

    // Every combination of IDs and addresses, as many of each as a request can have. The service tells letters apart, and so must this.
    private static IEnumerable<DescribeNetworkInterfaces> Batches(DescribeNetworkInterfaces request) =>
        from ids in Chunks(request.NetworkInterfaceIds)
        from privateAddresses in Chunks(request.PrivateIpAddresses)
        from ipv6Addresses in Chunks(request.Ipv6Addresses)
        select request with { NetworkInterfaceIds = ids, PrivateIpAddresses = privateAddresses, Ipv6Addresses = ipv6Addresses };

    private static IEnumerable<string[]> Chunks(IReadOnlyList<string> items) =>
        items.Count == 0 ? [[]] : items.Distinct(StringComparer.Ordinal).Chunk(DescribeNetworkInterfaces.MaxItems);

    private void AddLocalFilters(List<(string, Func<NetworkInterface, bool>)> local)
    {
        // Rows without the member aren't managed by a service, but ServiceManaged=false might exclude them.
        if (unattached)
        {
            local.Add(("-Unattached (not managed by a service)", static row => row.ServiceManaged != true));
        }

        if (createdBefore is { } latest)
        {
            local.Add((string.Create(CultureInfo.InvariantCulture, $"-OlderThan (created before {latest.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ})"), row => row.CreationTime < latest));
        }
    }
}

/// <summary>A parameter with several values or wildcards. The service compares whole values and tells letters apart; wildcards are compared here, in any case.</summary>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="Values">The values.</param>
/// <param name="Apply">Sets the value of a request.</param>
/// <param name="ValuesOf">Gets the values of a network interface.</param>
internal sealed record ValueFilter(
    string Parameter,
    IReadOnlyCollection<string> Values,
    Func<DescribeNetworkInterfaces, string, DescribeNetworkInterfaces> Apply,
    Func<NetworkInterface, IEnumerable<string?>> ValuesOf)
{
    /// <summary>Each value takes a listing: beyond this number, listing everything is cheaper.</summary>
    private const int MaxListings = 10;

    private readonly HashSet<string> _values = [.. Values.Where(static value => !WildcardPattern.ContainsWildcardCharacters(value))];

    private readonly WildcardPattern[] _patterns =
    [
        .. Values.Where(WildcardPattern.ContainsWildcardCharacters).Select(static value => new WildcardPattern(value, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)),
    ];

    /// <summary>The filter in the words of the command.</summary>
    public string Description => $"-{Parameter} {string.Join(", ", Values)}";

    /// <summary>Returns a listing for each value; <see langword="null"/> where there are wildcards, or where listing everything is cheaper.</summary>
    public IReadOnlyList<DescribeNetworkInterfaces>? ToServerFilters(IReadOnlyList<DescribeNetworkInterfaces> listings)
    {
        var isOnePage = listings.Any(static one => one.NextToken is not null || one.PageNumber is not null || one.PageSize is not null);
        return _patterns.Length > 0 || _values.Count * listings.Count > (isOnePage ? 1 : MaxListings)
            ? null
            : [.. listings.SelectMany(listing => _values.Select(value => Apply(listing, value)))];
    }

    /// <summary>Whether a network interface has one of the values.</summary>
    public bool Matches(NetworkInterface row) =>
        ValuesOf(row).Any(value => value is not null && (_values.Contains(value) || Array.Exists(_patterns, pattern => pattern.IsMatch(value))));
}

/// <summary>The requests of a listing, and what is kept of their rows.</summary>
/// <param name="Requests">The requests.</param>
/// <param name="Filter">Keeps rows of them.</param>
/// <param name="FallbackRequests">The requests where addresses were not found by the first ones.</param>
/// <param name="FallbackFilter">Keeps rows of those.</param>
internal sealed record QueryPlan(
    IReadOnlyList<DescribeNetworkInterfaces> Requests, LocalFilter Filter, IReadOnlyList<DescribeNetworkInterfaces> FallbackRequests, LocalFilter FallbackFilter)
{
    /// <summary>The requests with their filter.</summary>
    public IEnumerable<EniQuery> Queries => Requests.Select(request => new EniQuery(request, Filter));

    /// <summary>The fallback requests with theirs.</summary>
    public IEnumerable<EniQuery> FallbackQueries => FallbackRequests.Select(request => new EniQuery(request, FallbackFilter));
}

/// <summary>What the service has no filter for.</summary>
/// <param name="Conditions">The conditions that a row has to meet: each in the words of the command, and as a predicate.</param>
internal sealed record LocalFilter(IReadOnlyList<(string Description, Func<NetworkInterface, bool> Predicate)> Conditions)
{
    public bool IsEmpty => Conditions.Count == 0;

    /// <summary>Returns the rows that meet all conditions.</summary>
    public ValueList<NetworkInterface> Apply(ValueList<NetworkInterface> rows) => IsEmpty ? rows : new ValueList<NetworkInterface>([.. rows.Where(Matches)]);

    private bool Matches(NetworkInterface row)
    {
        foreach (var (_, predicate) in Conditions)
        {
            if (!predicate(row))
            {
                return false;
            }
        }

        return true;
    }
}
