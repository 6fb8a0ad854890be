using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>
/// What the service leaves out of a listing: with a tag or a resource group it looks at 1,000 network interfaces and stops, by security group it finds
/// secondary ones only. The rest is found by other actions and read by ID; what can only be told of is told.
/// </summary>
internal sealed class Completion(EniQuery query, Action<string> tell)
{
    /// <summary>At how many network interfaces the service stops.</summary>
    public const int Cap = 1000;

    private readonly DescribeNetworkInterfaces _request = query.Request;

    /// <summary>The pages that complete a listing of <paramref name="rows"/> rows. A row that has been listed may come again.</summary>
    public async IAsyncEnumerable<EniPage> PagesAsync(int rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_request.ResourceGroupId is not null && _request.Tags.Count == 0 && await IsCappedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            tell($"{_request.RegionId}: by resource group the service looks at {Cap} network interfaces and stops; there may be more in {_request.ResourceGroupId}.");
        }

        if (_request.Tags.Count > 0 && await IsCappedAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            var ids = await FindAsync(
                "ListTagResources",
                token => IdsAsync(new ListTagResources(_request.RegionId, _request.Tags), token),
                $"with a tag the service looks at {Cap} network interfaces and stops",
                cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, _request with { Tags = [], ResourceGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }

        if (_request.SecurityGroupId is { } group && _request.Type is null or "Primary")
        {
            var ids = await FindAsync(
                "DescribeInstances",
                token => IdsAsync(new DescribeInstances(_request.RegionId, group!), token),
                "by security group the service finds no primary network interfaces",
                cancellationToken).ConfigureAwait(false);
            await foreach (var page in ByIdAsync(ids, _request with { Tags = [], ResourceGroupId = null, SecurityGroupId = null }, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }
    }

    // With further filters fewer rows come than were looked at: then the number of those is asked for.
    private async Task<bool> IsCappedAsync(int rows, CancellationToken cancellationToken)
    {
        var alone = new DescribeNetworkInterfaces(_request.RegionId) { Tags = _request.Tags, ResourceGroupId = _request.ResourceGroupId };
        return rows >= Cap
            || (_request with { Tags = [], MaxResults = null } != alone with { Tags = [] }
                && await (query with { Request = alone }).CountAsync(cancellationToken).ConfigureAwait(false) >= Cap);
    }

    private async Task<IReadOnlyCollection<string>> FindAsync(
        string action, Func<CancellationToken, Task<IReadOnlyCollection<string>>> find, string why, CancellationToken cancellationToken)
    {
        try
        {
            return await find(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refused)
        {
            tell($"{_request.RegionId}: {why}, and the rest cannot be found: {refused.Message} ({refused.Code}; it takes the RAM action ecs:{action}).");
            return [];
        }
    }

    private async Task<IReadOnlyCollection<string>> IdsAsync(PagedRequest<IdPage> request, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in query.Client.PagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            ids.UnionWith(page.Ids);
        }

        return ids;
    }

    private async IAsyncEnumerable<EniPage> ByIdAsync(
        IReadOnlyCollection<string> ids, DescribeNetworkInterfaces rest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = _request.NetworkInterfaceIds.Count == 0 ? ids : ids.Intersect(_request.NetworkInterfaceIds, StringComparer.Ordinal);
        foreach (var chunk in wanted.Chunk(DescribeNetworkInterfaces.MaxItems))
        {
            var pages = query.Client.PagesAsync(rest with { NetworkInterfaceIds = chunk, MaxResults = null }, cancellationToken);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                page.NetworkInterfaces = new ValueList<NetworkInterface>([.. page.NetworkInterfaces.Where(Matches)]);
                yield return page;
            }
        }
    }

    // What is capped with the service is compared here.
    private bool Matches(NetworkInterface row) =>
        _request.Tags.All(tag => row.Tags?.Any(own => own.Key == tag.Key && (tag.Value is null || own.Value == tag.Value)) == true)
        && (_request.ResourceGroupId is null || row.ResourceGroupId == _request.ResourceGroupId)
        && (_request.SecurityGroupId is null || row.SecurityGroupIds?.Contains(_request.SecurityGroupId) == true);
}
