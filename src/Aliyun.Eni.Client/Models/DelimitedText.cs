using System.Text;

namespace Aliyun.Eni.Client.Models;

/// <summary>
/// Lists and pairs as one line of text that can be split again: items are joined with <c>;</c>, keys and values with <c>=</c>, and a backslash stands
/// before each of these inside an item. Line breaks become <c>\n</c> and <c>\r</c>, so that a CSV row stays one line.
/// </summary>
internal static class DelimitedText
{
    private const char Separator = ';';

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("\\;=\r\n");

    public static string Join(IEnumerable<string?> items) => string.Join(Separator, items.Select(Escape));

    public static string JoinPairs(IEnumerable<KeyValuePair<string, string?>> pairs) => string.Join(
        Separator,
        pairs.Select(static pair => pair.Value is null ? EscapeKey(pair.Key) : EscapeKey(pair.Key) + "=" + EscapeKey(pair.Value)));

    public static string Escape(string? item) => Escape(item, equalsToo: false);

    public static IEnumerable<KeyValuePair<string, string?>> SplitPairs(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            yield break;
        }

        var part = new StringBuilder();
        string? key = null;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length:
                    part.Append(text[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
                    break;
                case '=' when key is null:
                    key = Take(part);
                    break;
                case Separator:
                    yield return Pair(key, Take(part));
                    key = null;
                    break;
                default:
                    part.Append(text[i]);
                    break;
            }
        }

        yield return Pair(key, Take(part));
    }

    private static KeyValuePair<string, string?> Pair(string? key, string last) => key is null ? new(last, null) : new(key, last);

    private static string Take(StringBuilder part)
    {
        var text = part.ToString();
        part.Clear();
        return text;
    }

    private static string EscapeKey(string item) => Escape(item, equalsToo: true);

    private static string Escape(string? item, bool equalsToo)
    {
        if (item is null)
        {
            return string.Empty;
        }

        if (item.AsSpan().IndexOfAny(Special) < 0)
        {
            return item;
        }

        var escaped = new StringBuilder(item.Length + 8);
        foreach (var c in item)
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\\' or Separator => escaped.Append('\\').Append(c),
                '=' when equalsToo => escaped.Append("\\="),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
