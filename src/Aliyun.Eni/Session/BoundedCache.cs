namespace Aliyun.Eni.Session;

/// <summary>The latest values by key, up to a capacity; then the oldest key is dropped. Not safe for concurrent use.</summary>
internal sealed class BoundedCache<TValue>(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<KeyValuePair<string, TValue>>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<KeyValuePair<string, TValue>> _oldestFirst = [];
    private string? _last;

    public int Count => _nodes.Count;

    public IEnumerable<KeyValuePair<string, TValue>> NewestFirst
    {
        get
        {
            for (var node = _oldestFirst.Last; node is not null; node = node.Previous)
            {
                yield return node.Value;
            }
        }
    }

    public bool TryGet(string key, out TValue? value)
    {
        var found = _nodes.TryGetValue(key, out var node);
        value = node is null ? default : node.Value.Value;
        return found;
    }

    /// <summary>Adds a value, or replaces the one of the same key; an empty key is ignored.</summary>
    public void Set(string? key, TValue value)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        var pair = KeyValuePair.Create(key, value);
        if (_nodes.TryGetValue(key, out var node))
        {
            node.Value = pair;
            _oldestFirst.Remove(node);
            _oldestFirst.AddLast(node);
            return;
        }

        _nodes[key] = _oldestFirst.AddLast(pair);
        if (_nodes.Count > capacity)
        {
            _nodes.Remove(_oldestFirst.First!.Value.Key);
            _oldestFirst.RemoveFirst();
        }
    }

    /// <summary>Adds a key whose value doesn't matter; most rows of a listing repeat the string of the row before.</summary>
    public void Touch(string? key, TValue value)
    {
        if (!ReferenceEquals(key, _last))
        {
            _last = key;
            Set(key, value);
        }
    }
}
