using System.Buffers;
using System.Text;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>What can be wrong with saved text, in words.</summary>
internal static class Faults
{
    public static SavedResponseException Malformed(TextPosition position, string reason, Exception? cause = null) =>
        position.Error(SavedResponseException.Malformed, $"the text is broken: {reason}", cause);

    public static SavedResponseException Unexpected(TextPosition position, string what) =>
        position.Error(SavedResponseException.Unexpected, $"a response of DescribeNetworkInterfaces was expected; {what}.");

    public static SavedResponseException EndedTooEarly(TextPosition position) => Malformed(position, "it ends too early.");

    public static SavedResponseException TooLong(TextPosition position, int limit) => Malformed(position, $"one part of it is longer than {limit / (1024 * 1024)} MiB.");

    /// <summary>For text that is read as UTF-8 and is not.</summary>
    public static SavedResponseException NotUtf8(TextPosition position, ReadOnlySpan<byte> utf8, Exception cause)
    {
        var valid = 0;
        while (valid < utf8.Length && Rune.DecodeFromUtf8(utf8[valid..], out _, out var length) == OperationStatus.Done)
        {
            valid += length;
        }

        return valid == utf8.Length
            ? Malformed(position, cause.Message, cause)
            : Malformed(position.After(utf8[..valid]), "it is neither UTF-8 nor UTF-16 with a byte order mark.", cause);
    }

    /// <summary>For text that begins like nothing that is read here.</summary>
    public static SavedResponseException NoDocument(TextPosition position, ReadOnlySpan<byte> utf8)
    {
        const int Longest = 40;
        var line = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * Longest)]).Split('\r', '\n')[0].TrimEnd();
        var start = string.Concat(line.Take(Longest).Select(static c => char.IsControl(c) ? '\uFFFD' : c));
        return Unexpected(position, $"this is neither JSON nor XML: '{start}{(line.Length > Longest ? "…" : string.Empty)}'");
    }
}
