using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The IDs and addresses that a user has named, and which of them have been found: the service ignores those it doesn't know. Safe for several listings at
/// once.
/// </summary>
internal sealed class MissingItemTracker
{
    private static readonly string[] Kinds = [nameof(NetworkInterface.NetworkInterfaceId), nameof(PrivateIpSet.PrivateIpAddress), nameof(Ipv6Set.Ipv6Address)];

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Key), string> _missing = [];
    private readonly IpAddressFilter? _addresses;

    private MissingItemTracker(DescribeNetworkInterfaces request, IpAddressFilter? addresses)
    {
        Add(nameof(NetworkInterface.NetworkInterfaceId), request.NetworkInterfaceIds, static id => id);
        Add(nameof(PrivateIpSet.PrivateIpAddress), request.PrivateIpAddresses, static address => address);
        Add(nameof(Ipv6Set.Ipv6Address), request.Ipv6Addresses, IpAddressPattern.Canonicalize);
        _addresses = addresses;
    }

    /// <summary>The items that haven't been found: the parameter that named each, and the value as it was named.</summary>
    public IReadOnlyList<(string Kind, string Value)> Missing
    {
        get
        {
            lock (_gate)
            {
                return [.. _missing.Select(static one => (one.Key.Kind, one.Value)), .. (_addresses?.Missing ?? []).Select(static address => ("IpAddress", address))];
            }
        }
    }

    /// <summary>
    /// Creates a tracker of the items that a request and a filter name; <see langword="null"/> where an item may exist although it isn't found: beside any
    /// other filter, and where IDs and addresses limit each other.
    /// </summary>
    /// <param name="request">The request of the whole command, with all IDs and addresses.</param>
    /// <param name="filter">The other filters.</param>
    public static MissingItemTracker? Create(DescribeNetworkInterfaces request, EniFilter filter)
    {
        var parameters = new QueryParameters();
        request.AddTo(parameters);
        string[] sent = [.. parameters.Values.Keys.Select(static name => name.Split('.')[0]).Distinct().Where(static name => name is not ("RegionId" or "MaxResults"))];
        return filter.HasAddressesOnly && sent.Length + (filter.Addresses is null ? 0 : 1) == 1 && sent.All(Kinds.Contains) ? new(request, filter.Addresses) : null;
    }

    /// <summary>Notes the items that rows have.</summary>
    public void Found(IEnumerable<NetworkInterface> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows.TakeWhile(_ => _missing.Count > 0))
            {
                Remove(nameof(NetworkInterface.NetworkInterfaceId), row.NetworkInterfaceId);
                Remove(nameof(PrivateIpSet.PrivateIpAddress), row.PrivateIpAddress);
                foreach (var ip in row.PrivateIpSets ?? Enumerable.Empty<PrivateIpSet>())
                {
                    Remove(nameof(PrivateIpSet.PrivateIpAddress), ip.PrivateIpAddress);
                }

                foreach (var ip in row.Ipv6Sets ?? Enumerable.Empty<Ipv6Set>())
                {
                    Remove(nameof(Ipv6Set.Ipv6Address), ip.Ipv6Address is null ? null : IpAddressPattern.Canonicalize(ip.Ipv6Address));
                }
            }
        }
    }

    private void Remove(string kind, string? key)
    {
        if (key is not null)
        {
            _missing.Remove((kind, key));
        }
    }

    private void Add(string kind, IEnumerable<string> values, Func<string, string> key)
    {
        foreach (var value in values)
        {
            _missing.TryAdd((kind, key(value)), value);
        }
    }
}
