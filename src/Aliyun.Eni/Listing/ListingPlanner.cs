using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The filters of a command. Filters that the service supports are sent; the others are compared locally. A list of values is either sent, with one listing per value, or compared locally.
/// </summary>
/// <param name="values">The filters by values, the most specific first.</param>
internal sealed class ListingPlanner(IReadOnlyList<ValueFilter> values)
{
    /// <summary>The status that -Unattached selects.</summary>
    public const string UnattachedStatus = "Available";

    /// <summary>A list of more values is compared locally: reading everything is cheaper than so many listings.</summary>
    private const int MaxSplit = 10;

    private static readonly string[] NoFilters = ["RegionId", "MaxResults", "NextToken", "PageNumber", "PageSize"];

    /// <summary>The addresses of -IpAddress.</summary>
    public IpAddressFilter? IpAddresses { get; init; }

    /// <summary>Filters that the service lacks.</summary>
    public IReadOnlyList<LocalCondition> Local { get; init; } = [];

    /// <summary>The filter parameters of a request by their names in the API.</summary>
    public static IReadOnlyList<string> NamesOf(DescribeNetworkInterfaces request)
    {
        var parameters = new QueryParameters();
        request.AddTo(parameters);
        return [.. parameters.Values.Keys.Select(static key => key.Split('.')[0]).Except(NoFilters, StringComparer.Ordinal)];
    }

    /// <summary>Creates the plan for one region.</summary>
    /// <param name="request">The region, the paging, and the parameters that take lists in the service or aren't values.</param>
    public QueryPlan Plan(DescribeNetworkInterfaces request)
    {
        ValueFilter[] single = [.. values.Where(static filter => filter.IsSingleValue)];
        var served = single.Aggregate(request, static (current, filter) => filter.Apply(current, filter.Values[0]));
        var addressRequests = IpAddresses?.ToRequests(served);

        // Comparing the few rows of IDs or addresses costs no extra lookups of primary network interfaces.
        var isSmall = request.NetworkInterfaceIds.Count > 0 || addressRequests is not null;
        ValueFilter[] compared = [.. values.Where(filter => !filter.IsSingleValue || (isSmall && filter.Parameter == "SecurityGroupId"))];
        DescribeNetworkInterfaces[] requests =
            [.. (addressRequests ?? [served]).Select(one => isSmall ? one with { SecurityGroupId = null } : one).SelectMany(Batches)];
        var split = !isSmall && requests.Length == 1 && !IsOneListing(request) ? Array.Find(compared, static filter => filter is { HasRequests: true, Values.Count: <= MaxSplit }) : null;
        var filter = CreateFilter(compared, IpAddresses is null ? null : IpAddresses.Matches);
        return new QueryPlan(requests, filter)
        {
            Split = split is null ? null : new QueryPlan(
                [.. split.Values.Select(value => split.Apply(requests[0], value))],
                CreateFilter(compared.Where(one => one != split), IpAddresses is null ? null : IpAddresses.Matches)),
            SplitParameter = split?.Parameter,
            Fallback = addressRequests is null ? null : new QueryPlan(Batches(served), CreateFilter(compared, IpAddresses!.MatchesOnlyLocally)),
            StopsAtFailure = addressRequests is not null,
            Parameters = new HashSet<string>([.. NamesOf(served), .. filter.Conditions.Select(static condition => condition.Parameter)], StringComparer.Ordinal),
            Summary = Summarize(NamesOf(requests[0]), addressRequests is not null, filter, split),
        };
    }

    /// <summary>Returns a request for each 100 IDs or addresses.</summary>
    private static IReadOnlyList<DescribeNetworkInterfaces> Batches(DescribeNetworkInterfaces request) =>
    [
        .. from ids in Batches(request.NetworkInterfaceIds.Distinct(StringComparer.Ordinal))
           from privateAddresses in Batches(request.PrivateIpAddresses.Distinct(StringComparer.Ordinal))
           from ipv6Addresses in Batches(request.Ipv6Addresses.DistinctBy(AddressPattern.Canonicalize, StringComparer.Ordinal))
           select request with { NetworkInterfaceIds = ids, PrivateIpAddresses = privateAddresses, Ipv6Addresses = ipv6Addresses },
    ];

    private static IEnumerable<string[]> Batches(IEnumerable<string> items) => items.Chunk(DescribeNetworkInterfaces.MaxItems).DefaultIfEmpty([]);

    // A page number or a token belongs to one listing.
    private static bool IsOneListing(DescribeNetworkInterfaces request) => request is { NextToken: not null } or { PageNumber: not null } or { PageSize: not null };

    private string? Summarize(IEnumerable<string> sent, bool sendsAddresses, LocalFilter filter, ValueFilter? split)
    {
        string[] served = [.. sent.Where(name => !sendsAddresses || name is not ("PrimaryIpAddress" or "PrivateIpAddress" or "Ipv6Address")).Select(Label), .. sendsAddresses ? ["-IpAddress (PrimaryIpAddress, PrivateIpAddress, Ipv6Address)"] : Array.Empty<string>()];
        string[] compared = [.. filter.Conditions.Select(static condition => condition.Description).Where(description => description != split?.Description)];
        string[] parts =
        [
            .. served.Length > 0 ? [$"by the service: {string.Join(", ", served)}"] : Array.Empty<string>(),
            .. compared.Length > 0 ? [$"locally: {string.Join("; ", compared)}"] : Array.Empty<string>(),
            .. split is not null ? [$"by the service or locally, whichever needs fewer requests: {split.Description}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : $"Filters applied {string.Join("; ", parts)}";
    }

    private string Label(string parameter) =>
        parameter == "Status" && Local.Any(static filter => filter.Parameter == "Unattached") ? $"-Unattached (Status {UnattachedStatus})" : $"-{parameter}";

    private LocalFilter CreateFilter(IEnumerable<ValueFilter> filters, Func<NetworkInterface, bool>? matchesAddress) => new(
    [
        .. filters.Select(static filter => new LocalCondition(filter.Parameter, filter.Description, filter.Matches)),
        .. Local,
        .. matchesAddress is null ? [] : new[] { new LocalCondition("IpAddress", $"-IpAddress {IpAddresses}", matchesAddress) },
    ]);
}
