using System.Collections.Concurrent;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing.Questions;

/// <summary>
/// -IpAddress: which network interface holds one of these addresses, as its own, as a public one, or in a delegated prefix. Knows what the service can
/// find of it, and keeps track of the addresses that nobody holds. Safe for several listings at once.
/// </summary>
internal sealed class AddressQuestion
{
    /// <summary>Each primary address takes a request of its own: for more of them it is cheaper to read everything.</summary>
    private const int MostPrimaryRequests = 10;

    private static readonly IPNetwork[] NeverPublic =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
    ];

    private readonly Dictionary<string, AddressPattern> _exact;
    private readonly IPNetwork[] _blocks;
    private readonly WildcardPattern[] _wildcards;
    private readonly ConcurrentDictionary<string, bool> _found = new(StringComparer.Ordinal);

    /// <param name="values">What <see cref="AddressPattern"/> takes.</param>
    public AddressQuestion(IEnumerable<string> values)
    {
        AddressPattern[] patterns = [.. values.Select(static value => AddressPattern.TryParse(value, out var pattern) ? pattern : throw new ArgumentException(value, nameof(values)))];
        _exact = patterns.Where(static one => one.Address is not null).DistinctBy(static one => one.Address).ToDictionary(static one => one.Address!.ToString(), StringComparer.Ordinal);
        _blocks = [.. patterns.Select(static one => one.Block).OfType<IPNetwork>()];
        _wildcards = [.. patterns.Select(static one => one.Wildcard).OfType<WildcardPattern>()];
    }

    /// <summary>The addresses, as they were given, that no network interface so far has held.</summary>
    public IEnumerable<string> Missing => _exact.Where(one => !_found.ContainsKey(one.Key)).Select(static one => one.Value.Text);

    /// <summary>
    /// What to ask so that the service finds the holders; <see langword="null"/> where it has no filter for what is asked (blocks, wildcards, public
    /// addresses), or asking for everything is cheaper.
    /// </summary>
    public IReadOnlyList<DescribeNetworkInterfaces>? Narrow(DescribeNetworkInterfaces request)
    {
        if (_blocks.Length + _wildcards.Length > 0 || _exact.Values.Any(static one => CanBePublic(one.Address!)) || IsNarrow(request))
        {
            return null;
        }

        string[] ipv4 = [.. Exact(AddressFamily.InterNetwork)];
        string[] ipv6 = [.. Exact(AddressFamily.InterNetworkV6)];
        return ipv4.Length > MostPrimaryRequests ? null :
        [
            .. ipv6.Length > 0 ? [request with { Ipv6Addresses = ipv6 }] : Array.Empty<DescribeNetworkInterfaces>(),
            .. ipv4.Length > 0 ? [request with { PrivateIpAddresses = ipv4 }] : Array.Empty<DescribeNetworkInterfaces>(),
            .. ipv4.Select(address => request with { PrimaryIpAddress = address }),
        ];
    }

    /// <summary>Whether a network interface holds one of the addresses.</summary>
    public bool IsHeldBy(NetworkInterface row)
    {
        var held = false;
        foreach (var address in EniAddress.Of(row))
        {
            // All of them are looked at: each that is found is no longer missing.
            held |= Includes(address.IpAddress);
        }

        return held;
    }

    /// <summary>Whether this is one of the addresses, or a prefix that has or shares some of them.</summary>
    public bool Includes(string address) => address.Contains('/', StringComparison.Ordinal) ? Overlaps(address) : Matches(address);

    /// <summary>Whether a network interface holds one of the addresses in a way the service has no filter for.</summary>
    public bool IsHeldOtherwiseBy(NetworkInterface row) =>
        !EniAddress.Of(row).Any(address => address.Kind is EniAddressKind.IPv4 or EniAddressKind.IPv6 && _exact.ContainsKey(AddressPattern.Normal(address.IpAddress)))
        && IsHeldBy(row);

    /// <summary>What was asked for, in a few words.</summary>
    public override string ToString() => _exact.Count > 3 ? $"{_exact.Count} addresses" : string.Join(", ", _exact.Values.Select(static one => one.Text));

    private static bool CanBePublic(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && !NeverPublic.Any(block => block.Contains(address));

    // What is asked for by ID, address, instance or page is little already.
    private static bool IsNarrow(DescribeNetworkInterfaces request) =>
        request is { PrimaryIpAddress: not null } or { InstanceId: not null } or { NextToken: not null } or { PageNumber: not null } or { PageSize: not null }
        || request.NetworkInterfaceIds.Count + request.PrivateIpAddresses.Count + request.Ipv6Addresses.Count > 0;

    private IEnumerable<string> Exact(AddressFamily family) => _exact.Where(one => one.Value.Address!.AddressFamily == family).Select(static one => one.Key);

    private bool Matches(string held)
    {
        var normal = AddressPattern.Normal(held);
        var isExact = _exact.ContainsKey(normal) && Found(normal);
        return isExact
            || (_blocks.Length > 0 && IPAddress.TryParse(normal, out var address) && _blocks.Any(block => block.Contains(address)))
            || _wildcards.Any(wildcard => wildcard.IsMatch(normal));
    }

    private bool Overlaps(string prefix)
    {
        var overlaps = _wildcards.Any(wildcard => wildcard.IsMatch(prefix));
        if (!IPNetwork.TryParse(prefix, out var held))
        {
            return overlaps;
        }

        foreach (var (key, one) in _exact)
        {
            overlaps |= held.Contains(one.Address!) && Found(key);
        }

        return overlaps || _blocks.Any(block => block.Contains(held.BaseAddress) || held.Contains(block.BaseAddress));
    }

    private bool Found(string key) => _found[key] = true;
}
