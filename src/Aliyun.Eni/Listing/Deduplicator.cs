namespace Aliyun.Eni.Listing;

/// <summary>
/// Removes network interfaces that a listing of a region has already had: on another page, by another of its requests, or by a lookup that completes it.
/// </summary>
internal sealed class Deduplicator
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Returns the rows that are new, and remembers them. Rows without an ID are always new.</summary>
    public IReadOnlyList<NetworkInterface> RemoveSeen(IReadOnlyList<NetworkInterface> rows)
    {
        List<NetworkInterface>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].NetworkInterfaceId is not { } id || _ids.Add(id))
            {
                kept?.Add(rows[i]);
            }
            else
            {
                kept ??= [.. rows.Take(i)];
            }
        }

        return kept ?? rows;
    }
}
