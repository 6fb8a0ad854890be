using System.Text;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>RFC 3986 percent encoding as both signature schemes use it: space is %20, '*' is %2A, '~' stays.</summary>
internal static class PercentCoding
{
    private const string HexDigits = "0123456789ABCDEF";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved(unit))
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(HexDigits[unit >> 4]).Append(HexDigits[unit & 15]);
            }
        }

        return encoded.ToString();
    }

    /// <summary>'+' is a space, as in every servlet container; a '%' that starts no pair stays.</summary>
    public static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny('%', '+'))
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var target = new byte[source.Length];
        var length = 0;
        for (var at = 0; at < source.Length; at++)
        {
            target[length++] = source[at] switch
            {
                (byte)'+' => (byte)' ',
                (byte)'%' when Pair(source, at) is { } value => Skip(value, ref at),
                var other => other,
            };
        }

        return Encoding.UTF8.GetString(target, 0, length);
    }

    private static byte Skip(byte value, ref int at)
    {
        at += 2;
        return value;
    }

    private static byte? Pair(byte[] source, int at) =>
        at + 2 < source.Length && char.IsAsciiHexDigit((char)source[at + 1]) && char.IsAsciiHexDigit((char)source[at + 2])
            ? (byte)((Digit(source[at + 1]) << 4) | Digit(source[at + 2]))
            : null;

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static bool IsUnreserved(byte unit) => char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';
}
