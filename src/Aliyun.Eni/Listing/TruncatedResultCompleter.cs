using System.Management.Automation;
using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Completes a listing that the service truncates: with a tag or resource group it considers 1,000 network interfaces, and by security group it finds
/// secondary ones only. The missing ones are found with other actions and read by ID; if that isn't possible, a warning is written.
/// </summary>
internal sealed class TruncatedResultCompleter(ApiClient client, DescribeNetworkInterfaces request, Action<string> warn)
{
    /// <summary>The number of network interfaces that the service considers.</summary>
    public const int Cap = 1000;

    /// <summary>Whether the service may truncate a listing: it has a filter by tag, resource group or security group.</summary>
    public static bool Applies(DescribeNetworkInterfaces request) => request.Tags.Count > 0 || request.ResourceGroupId is not null || request.SecurityGroupId is not null;

    /// <summary>Returns the pages that complete a listing of <paramref name="rows"/> rows. They may repeat rows of the listing.</summary>
    public async IAsyncEnumerable<EniPage> PagesAsync(int rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.NextToken is not null)
        {
            await WarnIfResumedAsync(cancellationToken).ConfigureAwait(false);
            yield break;
        }

        if (request.ResourceGroupId is not null && request.Tags.Count == 0 && await IsCappedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            warn($"{request.RegionId}: The service truncates a listing by resource group after 1,000 network interfaces. {request.ResourceGroupId} may have more.");
        }

        if (request.Tags.Count > 0 && await IsCappedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            var ids = await FindAsync(
                new ListTagResources(request.RegionId, request.Tags), "The service truncates a listing by tag after 1,000 network interfaces", cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, request with { Tags = [], ResourceGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }

        if (request.SecurityGroupId is { } group && request.Type is null or "Primary")
        {
            var ids = await FindAsync(
                new DescribeInstances(request.RegionId, group!), "The service omits primary network interfaces from a listing by security group", cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, request with { Tags = [], ResourceGroupId = null, SecurityGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }
    }

    /// <summary>Returns the number of matching rows; <see langword="null"/> if the response doesn't have it. Only a page by number has a valid TotalCount.</summary>
    public static async Task<long?> CountAsync(ApiClient client, DescribeNetworkInterfaces request, CancellationToken cancellationToken)
    {
        var page = await client.SendAsync(request with { PageNumber = 1, PageSize = 1, NextToken = null, MaxResults = null }, cancellationToken).ConfigureAwait(false);
        return page.TotalCount is >= 0 and var count ? count : null;
    }

    // The rows before the token are unknown, so the missing ones can't be told from them.
    private async Task WarnIfResumedAsync(CancellationToken cancellationToken)
    {
        if ((request.Tags.Count > 0 || request.ResourceGroupId is not null) && await IsCappedAsync(Cap - 1, cancellationToken, isResumed: true).ConfigureAwait(false))
        {
            warn($"{request.RegionId}: The service truncates a resumed listing by {(request.Tags.Count > 0 ? "tag" : "resource group")} after 1,000 network interfaces. Run the command without -NextToken.");
        }

        if (request.SecurityGroupId is not null && request.Type is null or "Primary")
        {
            warn($"{request.RegionId}: The service omits primary network interfaces from a resumed listing by security group. Run the command without -NextToken.");
        }
    }

    // With further filters the service returns fewer rows than it considered; then their number is requested.
    private async Task<bool> IsCappedAsync(int rows, CancellationToken cancellationToken, bool isResumed = false)
    {
        var alone = new DescribeNetworkInterfaces(request.RegionId) { Tags = request.Tags, ResourceGroupId = request.ResourceGroupId };
        return rows >= Cap
            || ((isResumed || ListingPlanner.NamesOf(request).Any(static name => name is not ("Tag" or "ResourceGroupId")))
                && await CountAsync(client, alone, cancellationToken).ConfigureAwait(false) >= Cap);
    }

    private async Task<IReadOnlyCollection<string>> FindAsync(PagedRequest<IdPage> lookup, string problem, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var page in client.PagesAsync(lookup, cancellationToken).ConfigureAwait(false))
            {
                ids.UnionWith(page.Ids);
            }
        }
        catch (ApiException error)
        {
            // The IDs found so far are read; the warning says that there may be more.
            var permission = ErrorCatalog.Find(error.Code, error.Message).Category == ErrorCategory.PermissionDenied ? $"; requires the RAM action ecs:{lookup.Action}" : string.Empty;
            warn($"{request.RegionId}: {problem}, and the missing ones can't be found: {error.Message} ({lookup.Action}, {error.Code}{permission}).");
        }

        return ids;
    }

    private async IAsyncEnumerable<EniPage> ByIdAsync(
        IReadOnlyCollection<string> ids, DescribeNetworkInterfaces rest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = request.NetworkInterfaceIds.Count == 0 ? ids : ids.Intersect(request.NetworkInterfaceIds, StringComparer.Ordinal);
        foreach (var batch in wanted.Chunk(DescribeNetworkInterfaces.MaxItems))
        {
            await foreach (var page in client.PagesAsync(rest with { NetworkInterfaceIds = batch, MaxResults = null }, cancellationToken).ConfigureAwait(false))
            {
                page.NetworkInterfaces = new ValueList<NetworkInterface>([.. page.NetworkInterfaces.Where(Matches)]);
                yield return page;
            }
        }
    }

    // The filters that the service truncates are compared locally.
    private bool Matches(NetworkInterface row) =>
        request.Tags.All(tag => row.Tags.Any(own => own.Key == tag.Key && (tag.Value is null || own.Value == tag.Value)))
        && (request.ResourceGroupId is null || row.ResourceGroupId == request.ResourceGroupId)
        && (request.SecurityGroupId is null || row.SecurityGroupIds.Contains(request.SecurityGroupId));
}
