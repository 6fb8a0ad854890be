using System.Collections.Concurrent;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The addresses of -IpAddress. A network interface matches if it has one of them: private, public, or in a delegated prefix. Remembers which were found.
/// Safe for concurrent listings.
/// </summary>
internal sealed class IpAddressFilter
{
    /// <summary>Each primary address needs a request: for more of them, reading everything is cheaper.</summary>
    private const int MaxPrimaryRequests = 10;

    private static readonly IPNetwork[] NeverPublic =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
    ];

    private readonly Dictionary<string, AddressPattern> _exact;
    private readonly string[] _texts;
    private readonly IPNetwork[] _blocks;
    private readonly WildcardPattern[] _wildcards;
    private readonly ConcurrentDictionary<string, bool> _found = new(StringComparer.Ordinal);

    /// <param name="values">Values that <see cref="AddressPattern"/> accepts.</param>
    public IpAddressFilter(IEnumerable<string> values)
    {
        _texts = [.. values];
        AddressPattern[] patterns = [.. _texts.Select(static value => AddressPattern.TryParse(value, out var pattern) ? pattern : throw new ArgumentException(value, nameof(values)))];
        _exact = patterns.Where(static one => one.Address is not null).DistinctBy(static one => one.Address).ToDictionary(static one => one.Address!.ToString(), StringComparer.Ordinal);
        _blocks = [.. patterns.Select(static one => one.Network).OfType<IPNetwork>()];
        _wildcards = [.. patterns.Select(static one => one.Wildcard).OfType<WildcardPattern>()];
    }

    /// <summary>The addresses, as they were specified, that no network interface had so far.</summary>
    public IEnumerable<string> Missing => _exact.Where(one => !_found.ContainsKey(one.Key)).Select(static one => one.Value.Text);

    /// <summary>
    /// Returns the requests by which the service finds the addresses; <see langword="null"/> if it has no filter for them (blocks, wildcards, public
    /// addresses), or reading everything is cheaper.
    /// </summary>
    public IReadOnlyList<DescribeNetworkInterfaces>? ToRequests(DescribeNetworkInterfaces request)
    {
        if (_blocks.Length + _wildcards.Length > 0 || _exact.Values.Any(static one => CanBePublic(one.Address!)) || IsSmall(request))
        {
            return null;
        }

        string[] ipv4 = [.. Exact(AddressFamily.InterNetwork)];
        string[] ipv6 = [.. Exact(AddressFamily.InterNetworkV6)];
        return ipv4.Length > MaxPrimaryRequests ? null :
        [
            .. ipv6.Length > 0 ? [request with { Ipv6Addresses = ipv6 }] : Array.Empty<DescribeNetworkInterfaces>(),
            .. ipv4.Length > 0 ? [request with { PrivateIpAddresses = ipv4 }] : Array.Empty<DescribeNetworkInterfaces>(),
            .. ipv4.Select(address => request with { PrimaryIpAddress = address }),
        ];
    }

    /// <summary>Whether a network interface has one of the addresses.</summary>
    public bool Matches(NetworkInterface row)
    {
        var matches = false;
        foreach (var address in EniAddress.Of(row))
        {
            // No early exit: each address that is found is no longer missing.
            matches |= Contains(address.IpAddress);
        }

        return matches;
    }

    /// <summary>Whether this is one of the addresses, or a prefix that overlaps them.</summary>
    public bool Contains(string address) => address.Contains('/', StringComparison.Ordinal) ? Overlaps(address) : ContainsAddress(address);

    /// <summary>Whether a network interface has one of the addresses in a way that the service has no filter for.</summary>
    public bool MatchesOnlyLocally(NetworkInterface row) =>
        !EniAddress.Of(row).Any(address => address.Kind is EniAddressKind.IPv4 or EniAddressKind.IPv6 && _exact.ContainsKey(AddressPattern.Canonicalize(address.IpAddress)))
        && Matches(row);

    /// <summary>The first addresses, for -Verbose.</summary>
    public override string ToString() => string.Join(", ", _texts.Take(3).Select(Redaction.Shorten)) + (_texts.Length > 3 ? ", ..." : string.Empty);

    private static bool CanBePublic(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && !NeverPublic.Any(block => block.Contains(address));

    // A listing by ID, address, instance or page needs no other request.
    private static bool IsSmall(DescribeNetworkInterfaces request) =>
        request is { PrimaryIpAddress: not null } or { InstanceId: not null } or { NextToken: not null } or { PageNumber: not null } or { PageSize: not null }
        || request.NetworkInterfaceIds.Count + request.PrivateIpAddresses.Count + request.Ipv6Addresses.Count > 0;

    private IEnumerable<string> Exact(AddressFamily family) => _exact.Where(one => one.Value.Address!.AddressFamily == family).Select(static one => one.Key);

    private bool ContainsAddress(string address)
    {
        var normal = AddressPattern.Canonicalize(address);
        var isExact = _exact.ContainsKey(normal) && Found(normal);
        return isExact
            || (_blocks.Length > 0 && IPAddress.TryParse(normal, out var parsed) && _blocks.Any(block => block.Contains(parsed)))
            || _wildcards.Any(wildcard => wildcard.IsMatch(normal));
    }

    private bool Overlaps(string prefix)
    {
        var overlaps = _wildcards.Any(wildcard => wildcard.IsMatch(prefix));
        if (!IPNetwork.TryParse(prefix, out var network))
        {
            return overlaps;
        }

        foreach (var (key, one) in _exact)
        {
            overlaps |= network.Contains(one.Address!) && Found(key);
        }

        return overlaps || _blocks.Any(block => block.Contains(network.BaseAddress) || network.Contains(block.BaseAddress));
    }

    private bool Found(string key) => _found[key] = true;
}
