namespace Aliyun.Eni.Listing;

/// <summary>The filters that are compared locally, all of which a row has to match.</summary>
/// <param name="Conditions">The filters.</param>
internal sealed record LocalFilter(IReadOnlyList<LocalCondition> Conditions)
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

/// <summary>A filter that is compared locally.</summary>
/// <param name="Parameter">The parameter of Get-AliEni.</param>
/// <param name="Description">The parameter and its values, for -Verbose.</param>
/// <param name="Matches">Whether a row matches.</param>
internal sealed record LocalCondition(string Parameter, string Description, Func<NetworkInterface, bool> Matches);
