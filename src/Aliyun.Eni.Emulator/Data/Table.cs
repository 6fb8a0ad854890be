using System.Diagnostics.CodeAnalysis;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>Rows by position and by ID. A row keeps its position when others are removed, so that a page token stays valid.</summary>
internal sealed class Table<T>(Func<T, string> key)
    where T : class
{
    private readonly List<T?> _rows = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public int Count => _positions.Count;

    /// <summary>One past the last position.</summary>
    public int End => _rows.Count;

    public T? this[int position] => _rows[position];

    public T? Find(string id) => _positions.TryGetValue(id, out var position) ? _rows[position] : null;

    public bool TryGetPosition(string id, out int position) => _positions.TryGetValue(id, out position);

    /// <summary>Adds a row at the end, or replaces the one with the same ID.</summary>
    /// <returns>The row's position.</returns>
    public int Set(T row)
    {
        if (_positions.TryGetValue(key(row), out var position))
        {
            _rows[position] = row;
            return position;
        }

        _positions.Add(key(row), _rows.Count);
        _rows.Add(row);
        return _rows.Count - 1;
    }

    public bool Remove(string id, [NotNullWhen(true)] out T? removed, out int position)
    {
        removed = null;
        if (_positions.Remove(id, out position))
        {
            (removed, _rows[position]) = (_rows[position]!, null);
        }

        return removed is not null;
    }

    /// <summary>The rows from a position on, in order.</summary>
    public IEnumerable<(int Position, T Row)> From(int position)
    {
        for (var at = position; at < _rows.Count; at++)
        {
            if (_rows[at] is { } row)
            {
                yield return (at, row);
            }
        }
    }
}
