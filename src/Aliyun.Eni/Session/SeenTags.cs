namespace Aliyun.Eni.Session;

/// <summary>Tag keys, up to a number, and values of each.</summary>
internal sealed class SeenTags(int mostKeys, int mostValues)
{
    private readonly Dictionary<string, RecentSet> _values = new(StringComparer.Ordinal);

    /// <summary>Key and value; a key that was seen without a value has none.</summary>
    public IEnumerable<(string Key, IReadOnlyCollection<string> Values)> All => _values.Select(static tag => (tag.Key, tag.Value.Items));

    public void Add(TagMap tags)
    {
        foreach (var (key, value) in tags)
        {
            if (_values.TryGetValue(key, out var values))
            {
                values.Add(value);
            }
            else if (_values.Count < mostKeys && key.Length > 0)
            {
                values = _values[key] = new RecentSet(mostValues);
                values.Add(value);
            }
        }
    }
}
