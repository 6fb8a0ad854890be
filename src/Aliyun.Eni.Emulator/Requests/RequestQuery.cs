namespace Aliyun.Eni.Emulator.Requests;

/// <summary>Query strings and form bodies as name/value pairs in the order sent.</summary>
internal static class RequestQuery
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string raw)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in raw.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return pairs;
    }

    /// <summary>Sorted by encoded name, then value, both ordinal; an empty value keeps its '='.</summary>
    public static string Canonicalize(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs
            .Select(pair => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    // A '+' is a space, as in every servlet container.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
