using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Listing.Questions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The IDs and addresses a user has named, and which of them have been found. The service is silent about those it does not know. Safe for several
/// listings at once.
/// </summary>
internal sealed class Sought
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Key), string> _missing = [];
    private readonly AddressQuestion? _addresses;

    private Sought(DescribeNetworkInterfaces request, AddressQuestion? addresses)
    {
        Add(nameof(NetworkInterface.NetworkInterfaceId), request.NetworkInterfaceIds, static id => id);
        Add(nameof(PrivateIpSet.PrivateIpAddress), request.PrivateIpAddresses, static address => address);
        Add(nameof(Ipv6Set.Ipv6Address), request.Ipv6Addresses, AddressPattern.Normal);
        _addresses = addresses;
    }

    /// <summary>Those not found so far: the parameter that named each, and the value as it was named.</summary>
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
    /// What a request and a question name; <see langword="null"/> where silence does not mean that there is none: with further filters, or with IDs and
    /// addresses that limit each other.
    /// </summary>
    public static Sought? In(DescribeNetworkInterfaces request, Question question)
    {
        var kinds = new[] { request.NetworkInterfaceIds.Count, request.PrivateIpAddresses.Count, request.Ipv6Addresses.Count, question.Addresses is null ? 0 : 1 };
        return kinds.Count(static named => named > 0) == 1 && question.IsAddressesAlone && IsAllThatIsAsked(request) ? new(request, question.Addresses) : null;
    }

    private static bool IsAllThatIsAsked(DescribeNetworkInterfaces request) => request.Tags.Count == 0 && request == request with
    {
        ResourceGroupId = null,
        VSwitchId = null,
        VpcId = null,
        PrimaryIpAddress = null,
        SecurityGroupId = null,
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
                    Remove(nameof(Ipv6Set.Ipv6Address), ip.Ipv6Address is null ? null : AddressPattern.Normal(ip.Ipv6Address));
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
