using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Tracks which of the specified IDs and addresses were found: the service doesn't report the others. Safe for concurrent listings.
/// </summary>
internal sealed class MissingItemTracker
{
    private static readonly string[] Parameters = ["NetworkInterfaceId", "PrivateIpAddress", "Ipv6Address", "IpAddress"];

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Parameter, string Key), string> _missing = [];
    private readonly IpAddressFilter? _ipAddresses;

    /// <param name="ids">The values of -NetworkInterfaceId; wildcards are never missing.</param>
    /// <param name="request">Has the private and IPv6 addresses.</param>
    /// <param name="ipAddresses">The values of -IpAddress.</param>
    public MissingItemTracker(IEnumerable<string> ids, DescribeNetworkInterfaces request, IpAddressFilter? ipAddresses)
    {
        Add("NetworkInterfaceId", ids.Where(static id => !id.AsSpan().ContainsAny('*', '?')), static id => id);
        Add("PrivateIpAddress", request.PrivateIpAddresses, static address => address);
        Add("Ipv6Address", request.Ipv6Addresses, AddressPattern.Canonicalize);
        _ipAddresses = ipAddresses;
    }

    /// <summary>The values that weren't found so far, as they were specified, with the parameter of each.</summary>
    public IReadOnlyList<(string Parameter, string Value)> Missing
    {
        get
        {
            lock (_gate)
            {
                return [.. _missing.Select(static one => (one.Key.Parameter, one.Value)), .. (_ipAddresses?.Missing ?? []).Select(static address => ("IpAddress", address))];
            }
        }
    }

    /// <summary>Whether a value that isn't returned doesn't exist. With other filters, it may exist but not match.</summary>
    /// <param name="filters">The parameters that filter.</param>
    public static bool CanTell(IReadOnlySet<string> filters) => filters.Count == 1 && filters.IsSubsetOf(Parameters);

    /// <summary>Marks the IDs and addresses of rows as found.</summary>
    public void Add(IEnumerable<NetworkInterface> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows.TakeWhile(_ => _missing.Count > 0))
            {
                Remove("NetworkInterfaceId", row.NetworkInterfaceId);
                Remove("PrivateIpAddress", row.PrivateIpAddress);
                foreach (var ip in row.PrivateIpSets)
                {
                    Remove("PrivateIpAddress", ip.PrivateIpAddress);
                }

                foreach (var ip in row.Ipv6Sets)
                {
                    Remove("Ipv6Address", ip.Ipv6Address is null ? null : AddressPattern.Canonicalize(ip.Ipv6Address));
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
