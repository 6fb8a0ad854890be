namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Query strings and form bodies: pairs in the order they were sent.</summary>
internal static class QueryText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string raw)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in raw.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0
                ? new(PercentCoding.Decode(part), "")
                : new(PercentCoding.Decode(part[..equals]), PercentCoding.Decode(part[(equals + 1)..])));
        }

        return pairs;
    }

    /// <summary>Sorted by encoded name, then value, both ordinal; an empty value keeps its '='.</summary>
    public static string Canonicalize(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs
            .Select(pair => (Name: PercentCoding.Encode(pair.Key), Value: PercentCoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));
}
