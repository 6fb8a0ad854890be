using System.Globalization;
using System.Text;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>
/// Faults as text: <c>kind[:count][@nth] [key=value ...]</c>, several separated by ';' or line ends. The count * has no limit;
/// a value with blanks is written in double quotes.
/// </summary>
public static class FaultParser
{
    private const string KeyNames = "action, region, token, nth, count, status, code, message, retry-after, ms, bytes, depth, chunked, members, name, to, value";

    private static readonly Dictionary<string, FaultKind> Kinds =
        Enum.GetValues<FaultKind>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds as they are written.</summary>
    public static IEnumerable<string> KindNames => Kinds.Keys;

    /// <summary>Parses any number of rules.</summary>
    /// <exception cref="FormatException">The text isn't a rule; the message says why.</exception>
    public static IReadOnlyList<FaultRule> Parse(string text) =>
        [.. Split(text, ';', '\n', '\r')
            .Select(line => Split(line, ' ', '\t').ToArray())
            .Where(words => words.Length > 0)
            .Select(ParseRule)];

    internal static string Format(FaultRule rule)
    {
        (string Name, object? Value)[] keys =
        [
            ("action", rule.Action),
            ("region", rule.RegionId),
            ("token", rule.HasNextToken is { } token ? (token ? "yes" : "no") : null),
            ("status", rule.Status),
            ("code", rule.Code),
            ("message", rule.Message),
            ("retry-after", rule.RetryAfter),
            ("ms", rule.Milliseconds),
            ("bytes", rule.Bytes),
            ("depth", rule.Depth),
            ("chunked", rule.Chunked ? "yes" : null),
            ("members", rule.Members.Count == 0 ? null : string.Join(',', rule.Members)),
            ("name", rule.Name),
            ("to", rule.To),
            ("value", rule.Value),
        ];
        var text = new StringBuilder(NameOf(rule.Kind));
        text.Append(CultureInfo.InvariantCulture, $":{(rule.Count == FaultRule.Forever ? "*" : rule.Count)}@{rule.Nth}");
        foreach (var (name, value) in keys.Where(key => key.Value is not null))
        {
            var word = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            text.Append(' ').Append(name).Append('=').Append(word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word);
        }

        return text.ToString();
    }

    private static FaultRule ParseRule(string[] words)
    {
        var rule = ParseHead(words[0]);
        foreach (var word in words.Skip(1))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            rule = equals > 0
                ? ParseKey(rule, word[..equals], Unquote(word[(equals + 1)..]))
                : throw new FormatException($"\"{word}\" in the fault \"{words[0]}\" is not key=value.");
        }

        return rule;
    }

    private static FaultRule ParseHead(string head)
    {
        var at = head.IndexOf('@', StringComparison.Ordinal);
        var nth = at < 0 ? 1 : Positive("The number after @", head[(at + 1)..]);
        var rest = at < 0 ? head : head[..at];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var count = colon < 0 ? 1 : Count(rest[(colon + 1)..]);
        var name = colon < 0 ? rest : rest[..colon];
        return Kinds.TryGetValue(name, out var kind)
            ? new FaultRule(kind) { Nth = nth, Count = count }
            : throw new FormatException($"There is no fault \"{name}\". Use one of {string.Join(", ", KindNames)}.");
    }

    private static FaultRule ParseKey(FaultRule rule, string key, string value) => key switch
    {
        "action" => rule with { Action = value },
        "region" => rule with { RegionId = value },
        "token" => rule with { HasNextToken = Flag(key, value) },
        "nth" => rule with { Nth = Positive(key, value) },
        "count" => rule with { Count = Count(value) },
        "status" => rule with { Status = Positive(key, value) },
        "code" => rule with { Code = value },
        "message" => rule with { Message = value },
        "retry-after" => rule with { RetryAfter = Positive(key, value) },
        "ms" => rule with { Milliseconds = Positive(key, value) },
        "bytes" => rule with { Bytes = Number(key, value) },
        "depth" => rule with { Depth = Positive(key, value) },
        "chunked" => rule with { Chunked = Flag(key, value) },
        "members" => rule with { Members = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
        "name" => rule with { Name = value },
        "to" => rule with { To = value },
        "value" => rule with { Value = value },
        _ => throw new FormatException($"A fault has no key \"{key}\". Use one of {KeyNames}."),
    };

    private static int Count(string value) => value == "*" ? FaultRule.Forever : Positive("The count", value);

    private static int Positive(string name, string value) =>
        Number(name, value) is var number and > 0 ? number : throw new FormatException($"{name} must be at least 1.");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} must be a number, not \"{value}\".");

    private static bool Flag(string name, string value) => value switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new FormatException($"{name} must be yes or no, not \"{value}\"."),
    };

    // Only a value quoted as a whole: JSON has quotes of its own.
    private static string Unquote(string value) => value is ['"', .., '"'] ? value[1..^1] : value;

    /// <summary>Splits at separators outside double quotes.</summary>
    private static IEnumerable<string> Split(string text, params char[] separators)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (at == text.Length || (!quoted && separators.Contains(text[at])))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
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
