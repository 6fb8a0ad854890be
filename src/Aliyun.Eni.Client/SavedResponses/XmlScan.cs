using System.Buffers;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Finds where parts of XML end, in bytes of UTF-8 that may end before the part does. Whether the part is well formed is left to a real reader.</summary>
internal static class XmlScan
{
    /// <summary>The JSON reader, which reads it at last, goes to 64, and an object may stand around it.</summary>
    private const int DeepestLevel = 62;

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create("> /\t\r\n"u8);

    /// <summary>The length of the markup that begins here with <c>&lt;</c>; -1 when it does not end here.</summary>
    public static int MarkupLength(ReadOnlySpan<byte> xml) =>
        xml.StartsWith("<!--"u8) ? Through(xml, "-->"u8, 4)
        : xml.StartsWith("<![CDATA["u8) ? Through(xml, "]]>"u8, 9)
        : xml.StartsWith("<?"u8) ? Through(xml, "?>"u8, 2)
        : TagLength(xml);

    /// <summary>
    /// The length of the element that begins here with its tag; -1 when it does not end here. It ends, for the real reader to say so, at an end tag of
    /// another name too.
    /// </summary>
    public static int ElementLength(ReadOnlySpan<byte> xml)
    {
        Span<Range> open = stackalloc Range[DeepestLevel];
        var level = 0;
        for (var at = 0; ;)
        {
            var length = MarkupLength(xml[at..]);
            if (length < 0)
            {
                return -1;
            }

            var markup = xml.Slice(at, length);
            if (IsEndTag(markup))
            {
                level--;
                if (level == 0 || !Name(markup).SequenceEqual(xml[open[level]]))
                {
                    return at + length;
                }
            }
            else if (IsStartTag(markup) && !IsEmptyElement(markup))
            {
                if (level == open.Length)
                {
                    return at + length;
                }

                open[level++] = (at + 1)..(at + 1 + Name(markup).Length);
            }

            if (level == 0)
            {
                return at + length;
            }

            at += length;
            var text = xml[at..].IndexOf((byte)'<');
            if (text < 0)
            {
                return -1;
            }

            at += text;
        }
    }

    public static bool IsStartTag(ReadOnlySpan<byte> markup) => markup[1] is not ((byte)'/' or (byte)'?' or (byte)'!');

    public static bool IsEndTag(ReadOnlySpan<byte> markup) => markup[1] == (byte)'/';

    public static bool IsEmptyElement(ReadOnlySpan<byte> tag) => tag[^2] == (byte)'/';

    /// <summary>The name in a tag.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> tag)
    {
        var name = tag[(IsEndTag(tag) ? 2 : 1)..];
        return name[..name.IndexOfAny(NameEnds)];
    }

    private static int Through(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> end, int from)
    {
        var at = xml[from..].IndexOf(end);
        return at < 0 ? -1 : from + at + end.Length;
    }

    // A value in quotes may hold the bracket that ends a tag.
    private static int TagLength(ReadOnlySpan<byte> xml)
    {
        for (var at = 1; ; at++)
        {
            var next = xml[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (xml[at] == (byte)'>')
            {
                return at + 1;
            }

            var quote = xml[(at + 1)..].IndexOf(xml[at]);
            if (quote < 0)
            {
                return -1;
            }

            at += quote + 1;
        }
    }
}
