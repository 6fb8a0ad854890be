using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>One request of a listing, with its pages.</summary>
/// <param name="Request">The request.</param>
/// <param name="Filter">Keeps rows of the response.</param>
internal sealed record EniQuery(DescribeNetworkInterfaces Request, LocalFilter Filter)
{
    /// <summary>Whether the user selects one page by its number.</summary>
    public bool IsOnePage => Request.PageNumber is not null || Request.PageSize is not null;
}

/// <summary>A page of a listing.</summary>
/// <param name="Page">The page, with the rows that are kept of the response.</param>
/// <param name="RowsRead">The number of rows of the response.</param>
internal readonly record struct ListingPage(EniPage Page, int RowsRead);

/// <summary>The listing of one region with one profile. It returns each network interface once.</summary>
/// <param name="client">Sends the requests.</param>
internal sealed class EniListing(ApiClient client)
{
    private readonly Deduplicator _deduplicator = new();

    /// <summary>The requests, one after another.</summary>
    public required IReadOnlyList<EniQuery> Queries { get; init; }

    /// <summary>The requests where an address wasn't found in any region by the first ones.</summary>
    public IReadOnlyList<EniQuery> FallbackQueries { get; init; } = [];

    /// <summary>The profile; <see langword="null"/> for the default one.</summary>
    public string? ProfileName { get; init; }

    /// <summary>Whether other profiles are listed too: one without credentials doesn't end the command then.</summary>
    public bool IsOneOfSeveralProfiles { get; init; }

    /// <summary>Whether whole responses are returned: their pages keep the rows that the service repeats.</summary>
    public bool AsPage { get; init; }

    /// <summary>The IDs and addresses that must be found.</summary>
    public MissingItemTracker? MissingItems { get; init; }

    /// <summary>Returns the pages of a request, with the rows that match and are new.</summary>
    /// <param name="query">One of the requests.</param>
    /// <param name="needed">The number of rows that are needed; <see langword="null"/> for all there are.</param>
    /// <param name="warn">Called with each warning.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ApiException">A request failed.</exception>
    public async IAsyncEnumerable<ListingPage> PagesAsync(
        EniQuery query, ulong? needed, Action<string> warn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var page in ResponsesAsync(query, needed, cancellationToken).ConfigureAwait(false))
        {
            var read = page.NetworkInterfaces.Count;
            rows += read;
            Keep(page, query.Filter, keepRepeated: AsPage);
            yield return new ListingPage(page, read);
        }

        if (query.IsOnePage)
        {
            yield break;
        }

        var completer = new TruncatedResultCompleter(client, query.Request, warn);
        await foreach (var page in completer.PagesAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            var read = page.NetworkInterfaces.Count;
            Keep(page, query.Filter, keepRepeated: false);
            if (page.NetworkInterfaces.Count > 0)
            {
                yield return new ListingPage(page, read);
            }
        }
    }

    /// <summary>Returns the number of rows that match, and whether it is exact.</summary>
    /// <exception cref="ApiException">The request failed.</exception>
    public async Task<(ulong Count, bool IsExact)> CountAsync(EniQuery query, CancellationToken cancellationToken)
    {
        var count = await TruncatedResultCompleter.CountAsync(client, query.Request, cancellationToken).ConfigureAwait(false);
        var request = query.Request;
        var isTruncated = count >= TruncatedResultCompleter.MaxConsidered && (request.Tags.Count > 0 || request.ResourceGroupId is not null);
        return (count, query.Filter.IsEmpty && request.SecurityGroupId is null && !isTruncated);
    }

    private async IAsyncEnumerable<EniPage> ResponsesAsync(EniQuery query, ulong? needed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.IsOnePage)
        {
            yield return await client.SendAsync(query.Request, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var request = query.Request with { MaxResults = query.Request.MaxResults ?? (query.Filter.IsEmpty ? PageSize(needed) : null) };
        await foreach (var page in client.PagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            yield return page;
        }
    }

    // The first page isn't larger than it has to be.
    private static int? PageSize(ulong? needed) => needed is { } rows
        ? (int)Math.Clamp(rows, DescribeNetworkInterfaces.MinPageSize, DescribeNetworkInterfaces.MaxPageSize)
        : null;

    private void Keep(EniPage page, LocalFilter filter, bool keepRepeated)
    {
        var rows = filter.Apply(page.NetworkInterfaces);
        MissingItems?.Found(rows);
        var fresh = _deduplicator.RemoveSeen(rows);
        page.NetworkInterfaces = keepRepeated || ReferenceEquals(fresh, rows) ? rows : new ValueList<NetworkInterface>([.. fresh]);
    }
}
