namespace Aliyun.Eni.Session;

/// <summary>The last things that were added, up to a number: a ring.</summary>
internal sealed class Recent<T>(int most)
{
    private readonly List<T> _items = [];
    private int _oldest;

    /// <summary>What is there, newest first.</summary>
    public IEnumerable<T> NewestFirst => Enumerable.Range(1, _items.Count).Select(back => _items[(_oldest + _items.Count - back) % _items.Count]);

    public void Add(T item)
    {
        if (_items.Count < most)
        {
            _items.Add(item);
            return;
        }

        _items[_oldest] = item;
        _oldest = (_oldest + 1) % most;
    }
}
