namespace Aliyun.Eni.Listing;

/// <summary>
/// Keeps a network interface from being written twice: one that a page repeats, of its own or of the page before it, and one that is found by two of the
/// addresses asked for. Remembers no more than that needs: a listing of any length takes constant memory.
/// </summary>
/// <param name="all">Whether all rows are remembered, not only those of the last page.</param>
internal sealed class Doubles(bool all)
{
    private HashSet<string> _before = new(StringComparer.Ordinal);
    private HashSet<string> _now = new(StringComparer.Ordinal);

    public IReadOnlyList<NetworkInterface> Without(IReadOnlyList<NetworkInterface> rows)
    {
        List<NetworkInterface>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (IsNew(rows[i].NetworkInterfaceId))
            {
                kept?.Add(rows[i]);
            }
            else
            {
                kept ??= [.. rows.Take(i)];
            }
        }

        if (!all)
        {
            (_before, _now) = (_now, _before);
            _now.Clear();
        }

        return kept ?? rows;
    }

    private bool IsNew(string? id) => id is null || (!_before.Contains(id) && _now.Add(id));
}
