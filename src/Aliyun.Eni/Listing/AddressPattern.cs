using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace Aliyun.Eni.Listing;

/// <summary>One value of -IpAddress: an address, a CIDR block or a wildcard. One of the three is set.</summary>
internal sealed record AddressPattern(string Text, IPAddress? Address = null, IPNetwork? Network = null, WildcardPattern? Wildcard = null)
{
    private const string InWildcards = "0123456789abcdefABCDEF.:*?[]-";

    /// <summary>Parses a value. A block may be written with any address in it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressPattern? pattern)
    {
        pattern = TryAddress(text, out var address) ? new(text, Address: address)
            : TryBlock(text, out var block) ? new(text, Network: block)
            : IsWildcard(text) ? new(text, Wildcard: new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))
            : null;
        return pattern is not null;
    }

    /// <summary>Returns the canonical text of an IPv6 address, and any other text as it is.</summary>
    public static string Canonicalize(string text) => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) ? UnmapIPv4(address).ToString() : text;

    private static bool IsWildcard(string text) => WildcardPattern.ContainsWildcardCharacters(text) && text.All(InWildcards.Contains);

    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        var isAddress = IpAddressText.TryParse(text, out address);
        address = isAddress ? UnmapIPv4(address!) : null;
        return isAddress;
    }

    private static bool TryBlock(string text, out IPNetwork block)
    {
        block = default;
        if (text.Split('/') is not [var start, var digits]
            || !TryAddress(start, out var address)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.GetAddressBytes().Length * 8)
        {
            return false;
        }

        block = new IPNetwork(address, length);
        return true;
    }

    private static IPAddress UnmapIPv4(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
