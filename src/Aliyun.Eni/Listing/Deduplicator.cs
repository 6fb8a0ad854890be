using Aliyun.Eni.Client;

namespace Aliyun.Eni.Listing;

/// <summary>Removes rows that the listing of a region has returned before, on whatever page.</summary>
internal sealed class Deduplicator
{
    private readonly IdSet _seen = new();

    /// <summary>Returns the rows that are new, in their order. A row without an ID is always new.</summary>
    public IReadOnlyList<NetworkInterface> RemoveRepeated(IReadOnlyList<NetworkInterface> rows)
    {
        List<NetworkInterface>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.IdHash == 0 || _seen.Add(row.IdHash))
            {
                kept?.Add(row);
            }
            else
            {
                kept ??= [.. rows.Take(i)];
            }
        }

        return kept ?? rows;
    }
}
