using System.Text;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Completion;

/// <summary>The word at the cursor: the quote it starts with, and its text so far.</summary>
internal readonly record struct CompletionWord(char? Quote, string Text)
{
    private const char Single = '\'';

    private const char Double = '"';

    public static CompletionWord Empty { get; } = new(null, string.Empty);

    public static CompletionWord Parse(string? typed)
    {
        if (typed is not [(Single or Double) and var quote, .. var rest])
        {
            return new(null, typed ?? string.Empty);
        }

        var inside = rest.EndsWith(quote) ? rest[..^1] : rest;
        return new(quote, quote == Single ? inside.Replace("''", "'", StringComparison.Ordinal) : Unescape(inside));
    }

    /// <summary>Returns the items that start with the word, then those that contain it, ignoring case.</summary>
    public IReadOnlyList<T> Filter<T>(IReadOnlyCollection<T> items, Func<T, string> text)
    {
        var word = Text;
        return
        [
            .. items.Where(item => text(item).StartsWith(word, StringComparison.OrdinalIgnoreCase)),
            .. items.Where(item => text(item).IndexOf(word, StringComparison.OrdinalIgnoreCase) > 0),
        ];
    }

    /// <summary>Returns the text for a value: in the quotes of the word, else in single quotes if it needs any.</summary>
    public string Complete(string value) => Quote switch
    {
        Double => $"\"{string.Concat(value.Select(static c => c is '$' or '`' || IsDouble(c) ? $"`{c}" : c.ToString()))}\"",
        null when IsBareword(value) => value,
        _ => PowerShellLiteral.Quote(value),
    };

    // On the safe side: the engine reads 007 and 1kb as numbers, but an address as text.
    private static bool IsBareword(string value) =>
        value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/')
        && (char.IsAsciiLetter(value[0]) || (char.IsAsciiHexDigit(value[0]) && (value.Count(static c => c == '.') > 1 || value.Contains(':', StringComparison.Ordinal))));

    private static bool IsDouble(char c) => c is Double or '\u201C' or '\u201D' or '\u201E';

    private static string Unescape(string inside)
    {
        var text = new StringBuilder();
        for (var i = 0; i < inside.Length; i++)
        {
            // A doubled quote and a backtick escape the next character.
            i += i + 1 < inside.Length && (inside[i] == '`' || (inside[i] == Double && inside[i + 1] == Double)) ? 1 : 0;
            text.Append(inside[i]);
        }

        return text.ToString();
    }
}
