using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Finds what the service leaves out of a listing: by tag or resource group it considers 1,000 network interfaces, by security group only secondary ones.
/// The missing rows are looked up through other actions and fetched by ID. Where that isn't possible, a warning is written.
/// </summary>
internal sealed class TruncatedResultCompleter(ApiClient client, DescribeNetworkInterfaces request, Action<string> warn)
{
    /// <summary>The number of network interfaces the service considers by tag or resource group.</summary>
    public const int MaxConsidered = 1000;

    /// <summary>Returns the number of rows that a request matches, by a page of one: by token the service's TotalCount has no meaning.</summary>
    /// <exception cref="ApiException">The request failed.</exception>
    public static async Task<ulong> CountAsync(ApiClient client, DescribeNetworkInterfaces request, CancellationToken cancellationToken)
    {
        var page = await client.SendAsync(request with { PageNumber = 1, PageSize = 1, NextToken = null, MaxResults = null }, cancellationToken).ConfigureAwait(false);
        return (ulong)Math.Max(page.TotalCount ?? 0, 0);
    }

    /// <summary>Returns the pages that complete a listing. They may repeat rows of it.</summary>
    /// <param name="rows">The number of rows the service has returned.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ApiException">A request failed.</exception>
    public async IAsyncEnumerable<EniPage> PagesAsync(int rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.NextToken is not null)
        {
            await WarnOfResumedListingAsync(cancellationToken).ConfigureAwait(false);
            yield break;
        }

        if (request.ResourceGroupId is not null && request.Tags.Count == 0 && await IsTruncatedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            Warn($"by resource group the service considers only {MaxConsidered} network interfaces; there may be more in {request.ResourceGroupId}.");
        }

        if (request.Tags.Count > 0 && await IsTruncatedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            var ids = await FindIdsAsync(
                new ListTagResources(request.RegionId, request.Tags), $"by tag the service considers only {MaxConsidered} network interfaces", cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, request with { Tags = [], ResourceGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }

        if (request.SecurityGroupId is { } group && request.Type is null or "Primary")
        {
            var ids = await FindIdsAsync(
                new DescribeInstances(request.RegionId, group!), "by security group the service doesn't find primary network interfaces", cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, request with { Tags = [], ResourceGroupId = null, SecurityGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }
    }

    // The number of rows before the token isn't known, and so neither is what is missing.
    private async Task WarnOfResumedListingAsync(CancellationToken cancellationToken)
    {
        if (request.SecurityGroupId is not null && request.Type is null or "Primary")
        {
            Warn("a listing by security group that is resumed from a token lacks the primary network interfaces. Run the command without -NextToken.");
        }

        if ((request.Tags.Count > 0 || request.ResourceGroupId is not null) && await IsTruncatedAsync(0, cancellationToken).ConfigureAwait(false))
        {
            Warn(
                $"by tag or resource group the service considers only {MaxConsidered} network interfaces, and a listing that is resumed from a token isn't completed. Run the command without -NextToken.");
        }
    }

    // With other filters fewer rows arrive than were considered: then their number is requested.
    private async Task<bool> IsTruncatedAsync(int rows, CancellationToken cancellationToken)
    {
        var alone = new DescribeNetworkInterfaces(request.RegionId) { Tags = request.Tags, ResourceGroupId = request.ResourceGroupId };
        return rows >= MaxConsidered
            || ((request.NextToken is not null || request with { Tags = [], MaxResults = null } != alone with { Tags = [] })
                && await CountAsync(client, alone, cancellationToken).ConfigureAwait(false) >= MaxConsidered);
    }

    private async Task<IReadOnlyCollection<string>> FindIdsAsync(PagedRequest<IdPage> lookup, string reason, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var page in client.PagesAsync(lookup, cancellationToken).ConfigureAwait(false))
            {
                ids.UnionWith(page.Ids);
            }

            return ids;
        }
        catch (ApiException refused)
        {
            Warn($"{reason}, and the others can't be found: {refused.Message} ({refused.Code}; it requires the RAM action ecs:{lookup.Action}).");
            return [];
        }
    }

    private async IAsyncEnumerable<EniPage> ByIdAsync(
        IReadOnlyCollection<string> ids, DescribeNetworkInterfaces rest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = request.NetworkInterfaceIds.Count == 0 ? ids : ids.Intersect(request.NetworkInterfaceIds, StringComparer.Ordinal);
        foreach (var chunk in wanted.Chunk(DescribeNetworkInterfaces.MaxItems))
        {
            var pages = client.PagesAsync(rest with { NetworkInterfaceIds = chunk, MaxResults = null }, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                while (await MoveNextAsync(pages).ConfigureAwait(false))
                {
                    pages.Current.NetworkInterfaces = new ValueList<NetworkInterface>([.. pages.Current.NetworkInterfaces.Where(Matches)]);
                    yield return pages.Current;
                }
            }
        }
    }

    // The failed page isn't one of the user's listing, and no token resumes it.
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

    // What is truncated with the service is compared here.
    private bool Matches(NetworkInterface row) =>
        request.Tags.All(tag => row.Tags?.Any(own => own.Key == tag.Key && (tag.Value is null || own.Value == tag.Value)) == true)
        && (request.ResourceGroupId is null || row.ResourceGroupId == request.ResourceGroupId)
        && (request.SecurityGroupId is null || row.SecurityGroupIds?.Contains(request.SecurityGroupId) == true);

    private void Warn(string text) => warn($"{request.RegionId}: {text}");
}
