using System.Text;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>A place in UTF-8 text that is read in pieces; all from 0.</summary>
/// <param name="Line">The line.</param>
/// <param name="Bytes">The number of bytes before it in the line.</param>
/// <param name="Characters">The number of characters (UTF-16) before it in the line.</param>
internal readonly record struct TextPosition(long Line, long Bytes, long Characters)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>The place behind these bytes, which begin here.</summary>
    public TextPosition After(ReadOnlySpan<byte> utf8)
    {
        var lastBreak = utf8.LastIndexOf(LineFeed);
        var rest = utf8[(lastBreak + 1)..];
        var characters = Encoding.UTF8.GetCharCount(rest);
        return lastBreak < 0
            ? new(Line, Bytes + rest.Length, Characters + characters)
            : new(Line + utf8[..(lastBreak + 1)].Count(LineFeed), rest.Length, characters);
    }

    /// <summary>The place in bytes that begin here, where another reader counts lines and bytes from a start before it.</summary>
    /// <param name="utf8">The bytes that begin here.</param>
    /// <param name="start">The start of the other reader.</param>
    /// <param name="lines">The lines it has counted.</param>
    /// <param name="bytesInLine">The bytes it has counted in the last of them.</param>
    public TextPosition Within(ReadOnlySpan<byte> utf8, TextPosition start, long lines, long bytesInLine)
    {
        var missing = start.Line + lines - Line;
        var offset = 0;
        for (; missing > 0 && utf8[offset..].IndexOf(LineFeed) is >= 0 and var next; missing--)
        {
            offset += next + 1;
        }

        // In the first line of both, each counts from its own start.
        var inLine = bytesInLine + (lines == 0 ? start.Bytes : 0) - (offset == 0 ? Bytes : 0);
        return After(utf8[..(int)Math.Clamp(offset + inLine, 0, utf8.Length)]);
    }

    /// <summary>The place that an XML reader counts from here, in lines and characters from 1.</summary>
    public TextPosition Within(int line, int position) => line switch
    {
        0 => this,
        1 => this with { Characters = Characters + position - 1 },
        _ => new(Line + line - 1, 0, position - 1),
    };

    /// <summary>An error at this place.</summary>
    public SavedResponseException Error(string code, string? path, string message, Exception? cause = null) => new(code, message, path, Line + 1, Characters + 1, cause);
}
