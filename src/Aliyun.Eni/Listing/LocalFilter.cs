namespace Aliyun.Eni.Listing;

/// <summary>The filters that are compared locally, all of which a row has to match.</summary>
/// <param name="Conditions">The parameter of each filter, its description for -Verbose, and its predicate.</param>
internal sealed record LocalFilter(IReadOnlyList<(string Parameter, string Description, Func<NetworkInterface, bool> Matches)> Conditions)
{
    public bool IsEmpty => Conditions.Count == 0;

    /// <summary>Returns the rows that match, in their order.</summary>
    public IReadOnlyList<NetworkInterface> Apply(IReadOnlyList<NetworkInterface> rows) => IsEmpty ? rows : [.. rows.Where(Matches)];

    private bool Matches(NetworkInterface row)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Matches(row))
            {
                return false;
            }
        }

        return true;
    }
}
