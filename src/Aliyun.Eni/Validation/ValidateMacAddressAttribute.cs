using System.Buffers;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts MAC addresses in the usual notations, and wildcards.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateMacAddressAttribute : ValidateEnumeratedArgumentsAttribute
{
    private const int Digits = 12;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Returns a MAC address as the service writes it, such as 00:16:3e:01:02:03; a wildcard with its separators.</summary>
    public static string Canonicalize(string text)
    {
        if (WildcardPattern.ContainsWildcardCharacters(text))
        {
            return text.Contains('[', StringComparison.Ordinal) ? text : text.Replace('-', ':');
        }

        var digits = Hex(text);
        return string.Join(':', Enumerable.Range(0, digits.Length / 2).Select(i => digits.Substring(2 * i, 2)));
    }

    protected override void ValidateElement(object element)
    {
        var text = element as string ?? string.Empty;
        if (WildcardPattern.ContainsWildcardCharacters(text) && HasAdjacentOctets(text))
        {
            throw new ValidationMetadataException($"{Redaction.Quote(text)} would match no MAC address. Separate the octets of a wildcard, as in *:f5:dd.");
        }

        var isValid = WildcardPattern.ContainsWildcardCharacters(text) ? WildcardText.IsValid(text)
            : Hex(text).Length == Digits && text.Trim().All(static one => char.IsAsciiHexDigit(one) || one is ':' or '-' or '.');
        if (!isValid)
        {
            throw new ValidationMetadataException($"{Redaction.Quote(text)} isn't a valid MAC address or wildcard. Use a value such as 00:16:3e:01:02:03 or 00:16:3e:*.");
        }
    }

    // The service separates all octets. In brackets, digits are alternatives.
    private static bool HasAdjacentOctets(string text) => Enumerable.Range(0, Math.Max(text.Length - 2, 0)).Any(i => text.AsSpan(i, 3).IndexOfAnyExcept(HexDigits) < 0) && !text.Contains('[', StringComparison.Ordinal);

    private static string Hex(string text) => string.Concat(text.Where(char.IsAsciiHexDigit)).ToLowerInvariant();
}
