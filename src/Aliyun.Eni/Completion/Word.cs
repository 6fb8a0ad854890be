using Aliyun.Eni.Text;

namespace Aliyun.Eni.Completion;

/// <summary>The word at the cursor: the quote it began with, and what it says so far.</summary>
internal readonly record struct Word(char? Quote, string Text)
{
    private const char Single = '\'';

    private const char Double = '"';

    public static Word Empty { get; } = new(null, string.Empty);

    public static Word Of(string? typed)
    {
        if (typed is not [(Single or Double) and var quote, .. var rest])
        {
            return new(null, typed ?? string.Empty);
        }

        var inside = rest.EndsWith(quote) ? rest[..^1] : rest;
        return new(quote, quote == Single ? inside.Replace("''", "'", StringComparison.Ordinal) : Unescape(inside));
    }

    /// <summary>Of some things those that begin with the word, then those that have it inside, in any case.</summary>
    public IReadOnlyList<T> Among<T>(IReadOnlyCollection<T> things, Func<T, string> text)
    {
        var word = Text;
        return
        [
            .. things.Where(thing => text(thing).StartsWith(word, StringComparison.OrdinalIgnoreCase)),
            .. things.Where(thing => text(thing).IndexOf(word, StringComparison.OrdinalIgnoreCase) > 0),
        ];
    }

    /// <summary>The value as it is to be typed: in the quotes the word began with, else in single ones where it needs any.</summary>
    public string Complete(string value) => Quote switch
    {
        Double => $"\"{string.Concat(value.Select(static c => c is '$' or '`' || IsDouble(c) ? $"`{c}" : c.ToString()))}\"",
        null when IsBare(value) => value,
        _ => PowerShellLiteral.Quote(value),
    };

    // What the engine takes for one text without quotes, on the safe side: 007 and 1kb are numbers, an address is none.
    private static bool IsBare(string value) =>
        value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/')
        && (char.IsAsciiLetter(value[0]) || (char.IsAsciiHexDigit(value[0]) && (value.Count(static c => c == '.') > 1 || value.Contains(':', StringComparison.Ordinal))));

    private static bool IsDouble(char c) => c is Double or '\u201C' or '\u201D' or '\u201E';

    private static string Unescape(string inside)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < inside.Length; i++)
        {
            // Two quotes are one, and a backtick says that the next character is meant.
            i += i + 1 < inside.Length && (inside[i] == '`' || (inside[i] == Double && inside[i + 1] == Double)) ? 1 : 0;
            text.Append(inside[i]);
        }

        return text.ToString();
    }
}
