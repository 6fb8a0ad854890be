using System.Globalization;
using System.Text;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>
/// Faults as text: <c>kind[:count][@nth] [key=value ...]</c>, several separated by ';' or line ends. A count of * is without end;
/// a value with blanks stands in double quotes.
/// </summary>
public static class FaultText
{
    private static readonly Dictionary<string, FaultKind> Kinds =
        Enum.GetValues<FaultKind>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds as they are written.</summary>
    public static IEnumerable<string> KindNames => Kinds.Keys;

    /// <summary>Reads any number of rules.</summary>
    /// <exception cref="FormatException">One sentence that says what is wrong.</exception>
    public static IReadOnlyList<FaultRule> Read(string text) =>
        [.. FaultWords.Split(text, ';', '\n', '\r')
            .Select(line => FaultWords.Split(line, ' ', '\t').ToArray())
            .Where(words => words.Length > 0)
            .Select(ReadRule)];

    internal static string Write(FaultRule rule)
    {
        var text = new StringBuilder(NameOf(rule.Kind));
        text.Append(CultureInfo.InvariantCulture, $":{(rule.Count == FaultRule.Forever ? "*" : rule.Count)}@{rule.Nth}");
        foreach (var (name, value) in FaultKeys.Write(rule))
        {
            text.Append(' ').Append(name).Append('=').Append(value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value);
        }

        return text.ToString();
    }

    private static FaultRule ReadRule(string[] words)
    {
        var rule = ReadHead(words[0]);
        foreach (var word in words.Skip(1))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            rule = equals > 0
                ? FaultKeys.Read(rule, word[..equals], word[(equals + 1)..].Trim('"'))
                : throw new FormatException($"\"{word}\" in the fault \"{words[0]}\" is not key=value.");
        }

        return rule;
    }

    private static FaultRule ReadHead(string head)
    {
        var at = head.IndexOf('@', StringComparison.Ordinal);
        var nth = at < 0 ? 1 : FaultKeys.Positive("the number after @", head[(at + 1)..]);
        var rest = at < 0 ? head : head[..at];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var count = colon < 0 ? 1 : FaultKeys.Count(rest[(colon + 1)..]);
        var name = colon < 0 ? rest : rest[..colon];
        return Kinds.TryGetValue(name, out var kind)
            ? new FaultRule(kind) { Nth = nth, Count = count }
            : throw new FormatException($"There is no fault \"{name}\"; there are {string.Join(", ", KindNames)}.");
    }

    private static string NameOf(FaultKind kind)
    {
        var name = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
