using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Lifecycle;

/// <summary>An address or a prefix that a user wrote: equal to another one when it means the same, however it is written.</summary>
internal sealed class AddressOrPrefix : IEquatable<AddressOrPrefix>
{
    private readonly IPNetwork _network;

    private AddressOrPrefix(string text, string kind, IPNetwork network) => (Text, Kind, _network) = (text, kind, network);

    /// <summary>The address as it was written.</summary>
    public string Text { get; }

    /// <summary>IPv4, IPv6, IPv4Prefix or IPv6Prefix.</summary>
    public string Kind { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out AddressOrPrefix? address)
    {
        address = null;
        if (text?.Split('/')[0] is not { } host || !IpAddressText.TryParse(host, out var ip))
        {
            return false;
        }

        var isIpv4 = ip.AddressFamily == AddressFamily.InterNetwork;
        if (host.Length == text.Length)
        {
            address = new(text, isIpv4 ? EniAddressKind.IPv4 : EniAddressKind.IPv6, new IPNetwork(ip, isIpv4 ? 32 : 128));
        }
        else if (IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(ip))
        {
            address = new(text, isIpv4 ? EniAddressKind.IPv4Prefix : EniAddressKind.IPv6Prefix, network);
        }

        return address is not null;
    }

    /// <summary>Addresses that were validated, each once.</summary>
    public static IReadOnlyList<AddressOrPrefix> Parse(IEnumerable<string> texts) =>
        [.. texts.Select(static text => TryParse(text, out var address) ? address : throw new FormatException(text)).Distinct()];

    /// <summary>The private addresses and prefixes of a network interface.</summary>
    public static IReadOnlySet<AddressOrPrefix> Of(NetworkInterface eni)
    {
        var present = new HashSet<AddressOrPrefix>();
        foreach (var row in EniAddress.Of(eni))
        {
            if (row.Kind != EniAddressKind.Public && TryParse(row.IpAddress, out var address))
            {
                present.Add(address);
            }
        }

        return present;
    }

    public bool Equals(AddressOrPrefix? other) => other is not null && Kind == other.Kind && _network.Equals(other._network);

    public override bool Equals(object? obj) => Equals(obj as AddressOrPrefix);

    public override int GetHashCode() => HashCode.Combine(Kind, _network);

    public override string ToString() => Text;
}
