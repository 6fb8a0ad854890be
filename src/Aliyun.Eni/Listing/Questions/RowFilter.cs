namespace Aliyun.Eni.Listing.Questions;

/// <summary>What the service has no filter for, compared here.</summary>
/// <param name="Conditions">All of which a row has to meet: each by the words of the command, and as a test.</param>
internal sealed record RowFilter(IReadOnlyList<(string Words, Func<NetworkInterface, bool> IsMet)> Conditions)
{
    public bool IsEmpty => Conditions.Count == 0;

    /// <summary>The rows that are kept, in their order.</summary>
    public NetworkInterface[] Of(IEnumerable<NetworkInterface> rows) => [.. rows.Where(IsMetBy)];

    private bool IsMetBy(NetworkInterface row)
    {
        foreach (var (_, isMet) in Conditions)
        {
            if (!isMet(row))
            {
                return false;
            }
        }

        return true;
    }
}
