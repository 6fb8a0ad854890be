using System.Net;
using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The IDs and addresses a user has named, and which of them have been found. The service is silent about those it does not know. Safe for several
/// listings at once.
/// </summary>
internal sealed class Sought
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Key), string> _missing = [];

    public Sought(IEnumerable<string> ids, IEnumerable<string> privateAddresses, IEnumerable<string> ipv6Addresses)
    {
        Add(nameof(NetworkInterface.NetworkInterfaceId), ids, static id => id);
        Add(nameof(PrivateIpSet.PrivateIpAddress), privateAddresses, static address => address);
        Add(nameof(Ipv6Set.Ipv6Address), ipv6Addresses, Normal);
    }

    /// <summary>Those not found so far: the parameter that named each, and the value as it was named.</summary>
    public IReadOnlyList<(string Kind, string Value)> Missing
    {
        get
        {
            lock (_gate)
            {
                return [.. _missing.Select(static one => (one.Key.Kind, one.Value))];
            }
        }
    }

    /// <summary>Whether a request asks for nothing but IDs and addresses: only then does silence mean that there is none.</summary>
    public static bool IsAllThatIsAsked(DescribeNetworkInterfacesRequest request) => request.Tags.Count == 0 && request == request with
    {
        ResourceGroupId = null,
        VSwitchId = null,
        VpcId = null,
        PrimaryIpAddress = null,
        SecurityGroupId = null,
        NetworkInterfaceName = null,
        Type = null,
        InstanceId = null,
        ServiceManaged = null,
        Status = null,
        PageNumber = null,
        PageSize = null,
        NextToken = null,
    };

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
                    Remove(nameof(Ipv6Set.Ipv6Address), ip.Ipv6Address is null ? null : Normal(ip.Ipv6Address));
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

    // One address can be written in several ways.
    private static string Normal(string address) => IPAddress.TryParse(address, out var parsed) ? parsed.ToString() : address;

    private void Add(string kind, IEnumerable<string> values, Func<string, string> key)
    {
        foreach (var value in values)
        {
            _missing.TryAdd((kind, key(value)), value);
        }
    }
}
