using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni;

/// <summary>
/// An IP address or a CIDR block as the service sent it, which compares by number: 10.0.0.9 before 10.0.0.10, IPv4 before IPv6. It converts to a string
/// wherever one is expected.
/// </summary>
[SuppressMessage("Usage", "CA2235", Justification = "Only JSON and CLIXML serialize it, both as its text.")]
[SuppressMessage("Design", "CA1036", Justification = "PowerShell compares by IComparable.")]
public sealed class IpAddressText : Uri, IComparable
{
    // A subclass of Uri only for ConvertTo-Json: it writes a Uri as a text, and any other class as an object of its properties.
    private readonly string _text;

    internal IpAddressText(string text)
        : base(text, UriKind.RelativeOrAbsolute) => _text = text;

    /// <summary>The number of characters.</summary>
    public int Length => _text.Length;

    /// <summary>Converts to the text.</summary>
    /// <param name="address">The address.</param>
    [return: NotNullIfNotNull(nameof(address))]
    public static implicit operator string?(IpAddressText? address) => address?._text;

    /// <summary>Compares by number with another address or block, or with its text.</summary>
    /// <param name="obj">The other one.</param>
    /// <returns>Less than 0 if this one sorts first, 0 if they are equal, else more than 0.</returns>
    public int CompareTo(object? obj)
    {
        if (obj?.ToString() is not { } other)
        {
            return 1;
        }

        var (mine, its) = (Parse(_text), Parse(other));
        if (mine is not { } one || its is not { } two)
        {
            // A text that isn't an address sorts last.
            return mine is not null ? -1 : its is not null ? 1 : string.CompareOrdinal(_text, other);
        }

        var (address, block) = (one.Address.GetAddressBytes(), two.Address.GetAddressBytes());
        var byFamily = address.Length.CompareTo(block.Length);
        var byNumber = byFamily != 0 ? byFamily : address.AsSpan().SequenceCompareTo(block);
        return byNumber != 0 ? byNumber : one.Length.CompareTo(two.Length);
    }

    /// <summary>Whether the text starts with another.</summary>
    /// <param name="value">The other text.</param>
    public bool StartsWith(string value) => _text.StartsWith(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text ends with another.</summary>
    /// <param name="value">The other text.</param>
    public bool EndsWith(string value) => _text.EndsWith(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text contains another.</summary>
    /// <param name="value">The other text.</param>
    public bool Contains(string value) => _text.Contains(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Splits the text.</summary>
    /// <param name="separator">The separators.</param>
    public string[] Split(params char[] separator) => _text.Split(separator);

    /// <summary>Whether the other is the same address or text.</summary>
    /// <param name="comparand">The other one.</param>
    public override bool Equals(object? comparand) => comparand is string or IpAddressText && string.Equals(_text, comparand.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_text);

    /// <summary>The text.</summary>
    public override string ToString() => _text;

    /// <summary>
    /// Parses an address as a person writes it: IPv4 has four parts without leading zeros, because .NET reads 10.1 as 10.0.0.1; IPv6 has no brackets, port
    /// or scope.
    /// </summary>
    internal static bool TryParse(string? text, [NotNullWhen(true)] out IPAddress? address)
    {
        var isAddress = IPAddress.TryParse(text, out address) && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text!.AsSpan().ContainsAny("[]%"));
        address = isAddress ? address : null;
        return isAddress;
    }

    private static (IPAddress Address, int Length)? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var full = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return (address, slash >= 0 && int.TryParse(text.AsSpan(slash + 1), out var length) ? length : full);
    }
}
