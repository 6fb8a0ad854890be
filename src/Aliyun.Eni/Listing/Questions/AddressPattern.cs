using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Listing.Questions;

/// <summary>One value of -IpAddress: an address, a block of them in CIDR notation, or a text with wildcards. One of the three is set.</summary>
internal sealed record AddressPattern(string Text, IPAddress? Address = null, IPNetwork? Block = null, WildcardPattern? Wildcard = null)
{
    private const string InWildcards = "0123456789abcdefABCDEF.:*?[]-";

    /// <summary>An IPv4 address has four parts and no leading zeros; an IPv6 address neither brackets nor a scope. A block may be written by any address in it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressPattern? pattern)
    {
        pattern = TryAddress(text, out var address) ? new(text, Address: address)
            : TryBlock(text, out var block) ? new(text, Block: block)
            : IsWildcard(text) ? new(text, Wildcard: new WildcardPattern(text, WildcardOptions.IgnoreCase))
            : null;
        return pattern is not null;
    }

    /// <summary>One way of writing an address that can be written in several; any other text as it is.</summary>
    public static string Normal(string text) => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) ? Plain(address).ToString() : text;

    private static bool IsWildcard(string text) => WildcardPattern.ContainsWildcardCharacters(text) && text.All(InWildcards.Contains);

    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        var isOne = IPAddress.TryParse(text, out address)
            && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.AsSpan().ContainsAny("[]%"));
        address = isOne ? Plain(address!) : null;
        return isOne;
    }

    // IPNetwork refuses 10.0.0.5/24 for the bits behind the prefix; a person means the block that the address is in.
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

        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        block = new IPNetwork(new IPAddress(bytes), length);
        return true;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
