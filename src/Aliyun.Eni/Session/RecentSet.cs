namespace Aliyun.Eni.Session;

/// <summary>Different texts, up to a number; then the one that has been there longest goes.</summary>
internal sealed class RecentSet(int most)
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private string? _last;

    public IReadOnlyCollection<string> Items => _items;

    /// <summary>Adds a text; an empty one is none.</summary>
    public void Add(string? item)
    {
        // Most rows of a listing have what the row before had, and the reader gives one string for equal bytes.
        if (ReferenceEquals(item, _last) || string.IsNullOrEmpty(item))
        {
            return;
        }

        _last = item;
        if (!_items.Add(item))
        {
            return;
        }

        _order.Enqueue(item);
        if (_order.Count > most)
        {
            _items.Remove(_order.Dequeue());
        }
    }
}
