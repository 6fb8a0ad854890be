using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>The requests of a filter, and the conditions that are compared locally.</summary>
/// <param name="Requests">The listings.</param>
/// <param name="Filter">Selects from their rows.</param>
internal sealed record QueryPlan(IReadOnlyList<DescribeNetworkInterfaces> Requests, LocalFilter Filter)
{
    /// <summary>
    /// A listing for each value of a list, as an alternative to the single one of <see cref="Requests"/> when that has many pages and few matches;
    /// <see langword="null"/> if there is no alternative.
    /// </summary>
    public QueryPlan? Split { get; init; }

    /// <summary>The parameter whose values <see cref="Split"/> lists separately.</summary>
    public string? SplitParameter { get; init; }

    /// <summary>The listings that follow if an address was found in no region; <see langword="null"/> for none.</summary>
    public QueryPlan? Fallback { get; init; }

    /// <summary>Whether the requests find the same rows in different ways, so that one failure is an error of them all.</summary>
    public bool StopsAtFailure { get; init; }

    /// <summary>The parameters that filter, in the service or locally.</summary>
    public IReadOnlySet<string> Parameters { get; init; } = new HashSet<string>();

    /// <summary>The -Verbose line that says where each filter is applied; <see langword="null"/> without filters.</summary>
    public string? Summary { get; init; }
}
