namespace Aliyun.Eni.Listing;

/// <summary>
/// Removes rows that the listing of a region has returned before, on whatever page. It remembers 64-bit hashes: the IDs of 100,000 rows would take three
/// times the memory.
/// </summary>
internal sealed class Deduplicator
{
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Returns the rows that are new, in their order. A row without an ID is always new.</summary>
    public IReadOnlyList<NetworkInterface> RemoveRepeated(IReadOnlyList<NetworkInterface> rows)
    {
        List<NetworkInterface>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].NetworkInterfaceId is not { } id || _seen.Add(Hash(id)))
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

    // Two independent hashes: one of the text, one of its upper-case form.
    private static ulong Hash(string id) =>
        ((ulong)(uint)id.GetHashCode(StringComparison.Ordinal) << 32) | (uint)id.GetHashCode(StringComparison.OrdinalIgnoreCase);
}
