using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// -IpAddress: matches network interfaces that have one of the addresses: private, public, IPv6, or in a delegated prefix. It tracks the addresses that no
/// network interface has. Safe for several listings at once.
/// </summary>
internal sealed class IpAddressFilter
{
    /// <summary>Each primary address takes a request: beyond this number, listing everything is cheaper.</summary>
    private const int MaxPrimaryRequests = 10;

    private const int MaxNamedAddresses = 3;

    private static readonly IPNetwork[] NeverPublic =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
    ];

    private readonly string[] _texts;
    private readonly Dictionary<string, IpAddressPattern> _addresses;
    private readonly IPNetwork[] _networks;
    private readonly WildcardPattern[] _wildcards;
    private readonly ConcurrentDictionary<string, bool> _found = new(StringComparer.Ordinal);

    /// <param name="values">Values that <see cref="IpAddressPattern"/> accepts.</param>
    public IpAddressFilter(IEnumerable<string> values)
    {
        _texts = [.. values];
        var patterns = Array.ConvertAll(_texts, static value => IpAddressPattern.TryParse(value, out var pattern) ? pattern : throw new ArgumentException(value, nameof(values)));
        _addresses = patterns.Where(static one => one.Address is not null).DistinctBy(static one => one.Address).ToDictionary(static one => one.Address!.ToString(), StringComparer.Ordinal);
        _networks = [.. patterns.Select(static one => one.Network).OfType<IPNetwork>()];
        _wildcards = [.. patterns.Select(static one => one.Wildcard).OfType<WildcardPattern>()];
    }

    /// <summary>The addresses, as they were specified, that no network interface so far has.</summary>
    public IEnumerable<string> Missing => _addresses.Where(one => !_found.ContainsKey(one.Key)).Select(static one => one.Value.Text);

    /// <summary>The filter in the words of the command.</summary>
    public string Description => $"-IpAddress {string.Join(", ", _texts.Take(MaxNamedAddresses))}{(_texts.Length > MaxNamedAddresses ? ", ..." : string.Empty)}";

    /// <summary>
    /// Returns requests by which the service finds the addresses; <see langword="null"/> where it has no filter for them (networks, wildcards, public
    /// addresses), or where listing everything is cheaper.
    /// </summary>
    public IReadOnlyList<DescribeNetworkInterfaces>? ToServerFilters(DescribeNetworkInterfaces request)
    {
        if (_networks.Length + _wildcards.Length > 0 || _addresses.Values.Any(static one => CanBePublic(one.Address!)) || IsNarrow(request))
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
            // All of them are compared: each that is found is no longer missing.
            matches |= Contains(address.IpAddress);
        }

        return matches;
    }

    /// <summary>Whether this is one of the addresses, or a prefix that overlaps with them.</summary>
    public bool Contains(string address) => address.Contains('/', StringComparison.Ordinal) ? Overlaps(address) : ContainsAddress(address);

    /// <summary>Whether a network interface has one of the addresses in a way the service has no filter for.</summary>
    public bool MatchesOnlyLocally(NetworkInterface row) =>
        !EniAddress.Of(row).Any(address => address.Kind is EniAddressKind.IPv4 or EniAddressKind.IPv6 && _addresses.ContainsKey(IpAddressPattern.Canonicalize(address.IpAddress)))
        && Matches(row);

    private static bool CanBePublic(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && !NeverPublic.Any(network => network.Contains(address));

    // A request by ID, address, instance or page returns few rows anyway.
    private static bool IsNarrow(DescribeNetworkInterfaces request) =>
        request is { PrimaryIpAddress: not null } or { InstanceId: not null } or { NextToken: not null } or { PageNumber: not null } or { PageSize: not null }
        || request.NetworkInterfaceIds.Count + request.PrivateIpAddresses.Count + request.Ipv6Addresses.Count > 0;

    private IEnumerable<string> Exact(AddressFamily family) => _addresses.Where(one => one.Value.Address!.AddressFamily == family).Select(static one => one.Key);

    private bool ContainsAddress(string text)
    {
        var canonical = IpAddressPattern.Canonicalize(text);
        var isExact = _addresses.ContainsKey(canonical) && Found(canonical);
        return isExact
            || (_networks.Length > 0 && IPAddress.TryParse(canonical, out var address) && _networks.Any(network => network.Contains(address)))
            || _wildcards.Any(wildcard => wildcard.IsMatch(canonical));
    }

    private bool Overlaps(string prefix)
    {
        var overlaps = _wildcards.Any(wildcard => wildcard.IsMatch(prefix));
        if (!IPNetwork.TryParse(prefix, out var delegated))
        {
            return overlaps;
        }

        foreach (var (key, one) in _addresses)
        {
            overlaps |= delegated.Contains(one.Address!) && Found(key);
        }

        return overlaps || _networks.Any(network => network.Contains(delegated.BaseAddress) || delegated.Contains(network.BaseAddress));
    }

    private bool Found(string key) => _found[key] = true;
}

/// <summary>One value of -IpAddress: an address, a network in CIDR notation, or text with wildcards. One of the three is set.</summary>
internal sealed record IpAddressPattern(string Text, IPAddress? Address = null, IPNetwork? Network = null, WildcardPattern? Wildcard = null)
{
    private const string WildcardCharacters = "0123456789abcdefABCDEF.:*?[]-";

    /// <summary>
    /// Parses a value. An IPv4 address has four parts without leading zeros; an IPv6 address neither brackets nor a scope. A network may be written by any
    /// address in it.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IpAddressPattern? pattern)
    {
        pattern = TryParseAddress(text, out var address) ? new(text, Address: address)
            : TryParseNetwork(text, out var network) ? new(text, Network: network)
            : IsWildcard(text) ? new(text, Wildcard: new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))
            : null;
        return pattern is not null;
    }

    /// <summary>Returns the canonical form of an address that can be written in several; any other text unchanged.</summary>
    public static string Canonicalize(string text) => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) ? UnmapIPv4(address).ToString() : text;

    private static bool IsWildcard(string text) => WildcardPattern.ContainsWildcardCharacters(text) && text.All(WildcardCharacters.Contains);

    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        var isStrict = IPAddress.TryParse(text, out address)
            && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.AsSpan().ContainsAny("[]%"));
        address = isStrict ? UnmapIPv4(address!) : null;
        return isStrict;
    }

    private static bool TryParseNetwork(string text, out IPNetwork network)
    {
        network = default;
        if (text.Split('/') is not [var start, var digits]
            || !TryParseAddress(start, out var address)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.GetAddressBytes().Length * 8)
        {
            return false;
        }

        network = new IPNetwork(address, length);
        return true;
    }

    private static IPAddress UnmapIPv4(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
