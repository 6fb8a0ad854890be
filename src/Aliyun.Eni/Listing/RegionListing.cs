using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Listing;

/// <summary>The listings of one region with one profile. They run sequentially, concurrently with those of other regions.</summary>
internal sealed class RegionListing(Connection connection, RequestObserver observer)
{
    private readonly ApiClient _client = connection.CreateClient(observer);

    public string RegionId { get; } = connection.RegionId!;

    public string? ProfileName => connection.ProfileName;

    /// <summary>The listings, in their order.</summary>
    public IReadOnlyList<QueryPlan> Plans { get; init; } = [];

    /// <summary>Removes rows that any listing of the region returned before.</summary>
    public Deduplicator Deduplicator { get; } = new();

    /// <summary>Whether a listing of the region has failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>The number of rows that the service returned although the requests exclude them, since the last warning about them.</summary>
    public int UnrequestedCount { get; set; }

    /// <summary>The counts of <see cref="CountAsync"/> chose the listings: there is no first page to decide by.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Returns the pages of a listing, including those that complete it.</summary>
    /// <param name="request">The listing.</param>
    /// <param name="remaining">The number of rows that are needed, if the page can be smaller than 500 rows.</param>
    /// <param name="warn">Writes a warning if rows can't be found.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<EniPage> PagesAsync(
        DescribeNetworkInterfaces request, ulong? remaining, Action<string> warn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.PageNumber is not null || request.PageSize is not null)
        {
            yield return await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var rows = 0;
        await foreach (var page in _client.PagesAsync(request with { MaxResults = request.MaxResults ?? PageSize(remaining) }, cancellationToken).ConfigureAwait(false))
        {
            rows += page.NetworkInterfaces.Count;
            yield return page;
        }

        if (!TruncatedResultCompleter.Applies(request))
        {
            yield break;
        }

        var completing = new TruncatedResultCompleter(_client, request, warn).PagesAsync(rows, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (completing.ConfigureAwait(false))
        {
            while (await MoveNextAsync(completing).ConfigureAwait(false))
            {
                yield return completing.Current;
            }
        }
    }

    /// <summary>Returns the number of matching rows, and whether it is exact.</summary>
    public async Task<(long Count, bool IsExact)> CountAsync(CancellationToken cancellationToken)
    {
        var (total, isExact) = (0L, true);
        foreach (var plan in Plans)
        {
            var counted = plan.Split ?? plan;
            foreach (var request in counted.Requests)
            {
                var count = await TruncatedResultCompleter.CountAsync(_client, request, cancellationToken).ConfigureAwait(false);
                total += count ?? 0;
                isExact &= count is not null && counted.Filter.IsEmpty && request.SecurityGroupId is null
                    && (count < TruncatedResultCompleter.Cap || (request.Tags.Count == 0 && request.ResourceGroupId is null));
            }
        }

        IsCounted = true;
        return (total, isExact);
    }

    private static int? PageSize(ulong? remaining) =>
        remaining is { } rows ? (int)Math.Clamp(rows, DescribeNetworkInterfaces.MinPageSize, DescribeNetworkInterfaces.MaxPageSize) : null;

    // A page that completes a listing isn't one of its pages, and no token resumes after it.
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<EniPage> pages)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            throw new ApiException(error.Code, error.Message, error.Context with { Page = null, NextToken = null }, error);
        }
    }
}
