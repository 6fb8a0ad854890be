using System.Net;

namespace Aliyun.Eni.Client.Actions;

/// <summary>The rows that a request selects by ID or address. A row is excluded only if it certainly has none of them.</summary>
internal sealed class RequestedRowFilter
{
    private readonly HashSet<string> _ids;
    private readonly HashSet<IPAddress> _privateAddresses;
    private readonly HashSet<IPAddress> _ipv6Addresses;
    private readonly IPAddress? _primaryAddress;

    public RequestedRowFilter(DescribeNetworkInterfaces request)
    {
        _ids = new(request.NetworkInterfaceIds, StringComparer.OrdinalIgnoreCase);
        _privateAddresses = [.. request.PrivateIpAddresses.Select(Parse).OfType<IPAddress>()];
        _ipv6Addresses = [.. request.Ipv6Addresses.Select(Parse).OfType<IPAddress>()];
        _primaryAddress = Parse(request.PrimaryIpAddress);
    }

    public bool MayMatch(NetworkInterface row) =>
        (_ids.Count == 0 || _ids.Contains(row.NetworkInterfaceId!))
        && (_privateAddresses.Count == 0 || row.Ipv4PrefixSets.Count > 0 || MayContainAny(_privateAddresses, row.PrivateIpSets.Select(static ip => ip.PrivateIpAddress).Append(row.PrivateIpAddress)))
        && (_ipv6Addresses.Count == 0 || row.Ipv6PrefixSets.Count > 0 || MayContainAny(_ipv6Addresses, row.Ipv6Sets.Select(static ip => ip.Ipv6Address)))
        && (_primaryAddress is null || MayContainAny([_primaryAddress], [row.PrivateIpAddress]));

    // Without addresses, or with one that can't be read, a row may still be the right one.
    private static bool MayContainAny(HashSet<IPAddress> requested, IEnumerable<string?> addresses)
    {
        IPAddress?[] own = [.. addresses.OfType<string>().Select(Parse)];
        return own.Length == 0 || Array.Exists(own, address => address is null || requested.Contains(address));
    }

    private static IPAddress? Parse(string? text) => IPAddress.TryParse(text, out var address) ? address : null;
}
