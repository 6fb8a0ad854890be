namespace Aliyun.Eni.Completion;

/// <summary>The latest values by key, up to a capacity; then the oldest key is dropped. Not safe for concurrent use.</summary>
internal sealed class BoundedCache<TValue>(int capacity)
{
    private const int None = -1;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    // A list linked by index: a node for each value would be one more object for the garbage collector, and a listing adds thousands.
    private Slot[] _list = [];
    private int _oldest = None;
    private int _newest = None;
    private string? _last;

    public int Count => _slots.Count;

    public IEnumerable<KeyValuePair<string, TValue>> NewestFirst
    {
        get
        {
            for (var at = _newest; at != None; at = _list[at].Older)
            {
                yield return KeyValuePair.Create(_list[at].Key, _list[at].Value);
            }
        }
    }

    public bool TryGet(string key, out TValue? value)
    {
        var found = _slots.TryGetValue(key, out var at);
        value = found ? _list[at].Value : default;
        return found;
    }

    /// <summary>Adds a value, or replaces the one of the same key; an empty key is ignored.</summary>
    public void Set(string? key, TValue? value)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        if (!_slots.TryGetValue(key, out var at))
        {
            Append(key);
        }
        else if (at != _newest)
        {
            Unlink(at);
            Link(at);
        }

        // A value that is equal stays: the new one would be one more that the garbage collector has to keep.
        if (!EqualityComparer<TValue>.Default.Equals(_list[_newest].Value, value))
        {
            _list[_newest].Value = value!;
        }
    }

    /// <summary>Adds a key without a value; most rows of a listing repeat the string of the row before.</summary>
    public void Touch(string? key)
    {
        if (!ReferenceEquals(key, _last))
        {
            _last = key;
            Set(key, default);
        }
    }

    /// <summary>Appends a key, in the slot of the oldest one when the cache is full.</summary>
    private void Append(string key)
    {
        var at = _slots.Count;
        if (at == capacity)
        {
            at = _oldest;
            Unlink(at);
            _slots.Remove(_list[at].Key);
        }
        else if (at == _list.Length)
        {
            Array.Resize(ref _list, Math.Min(capacity, Math.Max(4, 2 * at)));
        }

        _slots.Add(key, at);
        _list[at].Key = key;
        Link(at);
    }

    private void Link(int at)
    {
        (_list[at].Older, _list[at].Newer) = (_newest, None);
        (_newest == None ? ref _oldest : ref _list[_newest].Newer) = at;
        _newest = at;
    }

    private void Unlink(int at)
    {
        var (older, newer) = (_list[at].Older, _list[at].Newer);
        (older == None ? ref _oldest : ref _list[older].Newer) = newer;
        (newer == None ? ref _newest : ref _list[newer].Older) = older;
    }

    private struct Slot
    {
        public string Key;
        public TValue Value;
        public int Older;
        public int Newer;
    }
}
