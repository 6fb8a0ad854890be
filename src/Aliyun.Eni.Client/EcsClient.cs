using System.Runtime.CompilerServices;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Operations;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Client.Wire.Json;

namespace Aliyun.Eni.Client;

/// <summary>A client of the Elastic Compute Service (ECS 2014-05-26): signed requests in, typed answers out.</summary>
public sealed class EcsClient
{
    private readonly SignedTransport _transport;
    private readonly string? _profileName;

    // What repeats on every row repeats on every page.
    private readonly StringCache _strings = new();

    /// <summary>A client for one endpoint and one credential.</summary>
    /// <param name="transport">Sends the requests, for example an <see cref="HttpClient"/>. It is not disposed.</param>
    /// <param name="endpoint">The endpoint, such as <c>https://ecs.cn-beijing.aliyuncs.com</c>.</param>
    /// <param name="credential">The AccessKey the requests are signed with.</param>
    public EcsClient(HttpMessageInvoker transport, Uri endpoint, Credential credential)
        : this(transport, endpoint, new StaticProvider(credential))
    {
    }

    /// <summary>A client for one endpoint, with credentials that may change while it lives.</summary>
    /// <param name="transport">Sends the requests, for example an <see cref="HttpClient"/>. It is not disposed.</param>
    /// <param name="endpoint">The endpoint, such as <c>https://ecs.cn-beijing.aliyuncs.com</c>.</param>
    /// <param name="credentials">Asked before each request.</param>
    public EcsClient(HttpMessageInvoker transport, Uri endpoint, ICredentialProvider credentials)
        : this(transport, new EcsClientOptions(endpoint, credentials))
    {
    }

    internal EcsClient(HttpMessageInvoker transport, EcsClientOptions options)
    {
        _transport = new SignedTransport(transport, options);
        _profileName = options.ProfileName;
    }

    /// <summary>One page of the network interfaces that match (DescribeNetworkInterfaces).</summary>
    /// <param name="request">The filters, and which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page.</returns>
    /// <exception cref="EcsException">The service refused, or no whole answer came.</exception>
    public async Task<EniPage> DescribeNetworkInterfacesAsync(DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _transport.SendAsync(
                request.ToRequest(),
                request.RegionId,
                (body, token) => PageStream.ReadAsync(body, new PageParser(request.RegionId, _profileName, _strings), PageBounds.Answer, token),
                static page => page.NetworkInterfaces.Count,
                cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException error)
        {
            // A role that cannot be assumed knows of no region.
            error.RegionId ??= request.RegionId;
            error.ProfileName ??= _profileName;
            error.Request = request;
            throw;
        }
    }

    /// <summary>
    /// The network interfaces that match, page by page, each page asked for when the caller moves on to it: from
    /// <see cref="DescribeNetworkInterfacesRequest.NextToken"/>, else from the first, to the last.
    /// </summary>
    /// <param name="request">The filters. <see cref="DescribeNetworkInterfacesRequest.MaxResults"/> is the size of a page; 500 when not set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The pages; some may be short or empty.</returns>
    /// <exception cref="EcsException">The service refused, no whole answer came, or it sent a token for the second time.</exception>
    public async IAsyncEnumerable<EniPage> ListNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = request with { MaxResults = request.MaxResults ?? DescribeNetworkInterfacesRequest.LargestPage };
        var tokens = new TokenTrail(next.NextToken);
        for (var number = 1; ; number++)
        {
            var page = await PageAsync(next, number, cancellationToken).ConfigureAwait(false);
            yield return page;

            // The token decides, not the number of rows: short and empty pages are legal before the last one. A token that lies comes behind its rows.
            if (page.NextToken is null)
            {
                yield break;
            }

            Follow(tokens, page, number, next);

            next = next with { NextToken = page.NextToken };
        }
    }

    /// <summary>The regions the account can use (DescribeRegions).</summary>
    /// <param name="acceptLanguage">The language of the names: zh-CN (the service's default), zh-TW, en-US, ja, fr, de or ko.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The regions, in the service's order.</returns>
    /// <exception cref="EcsException">The service refused, or no whole answer came.</exception>
    public async Task<ValueList<Region>> DescribeRegionsAsync(string? acceptLanguage, CancellationToken cancellationToken = default)
    {
        var regions = await _transport.SendAsync(
            DescribeRegions.Request(acceptLanguage), null, DescribeRegions.ReadAsync, static regions => regions.Count, cancellationToken).ConfigureAwait(false);
        foreach (var region in regions)
        {
            region.ProfileName = _profileName;
        }

        return regions;
    }

    /// <summary>The IDs of all network interfaces with these tags, each once.</summary>
    internal Task<IReadOnlyCollection<string>> IdsByTagAsync(
        string regionId, IReadOnlyList<KeyValuePair<string, string?>> tags, CancellationToken cancellationToken) =>
        IdsAsync(regionId, token => ListTagResources.Request(regionId, tags, token), ListTagResources.ReadAsync, cancellationToken);

    /// <summary>The IDs of the primary network interfaces of the instances in a security group, each once.</summary>
    internal Task<IReadOnlyCollection<string>> PrimaryIdsBySecurityGroupAsync(string regionId, string securityGroupId, CancellationToken cancellationToken) =>
        IdsAsync(regionId, token => DescribeInstances.Request(regionId, securityGroupId, token), DescribeInstances.ReadAsync, cancellationToken);

    private async Task<IReadOnlyCollection<string>> IdsAsync(
        string regionId, Func<string?, EcsRequest> request, Func<Stream, CancellationToken, Task<IdPage>> read, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new TokenTrail(null);
        string? next = null;
        do
        {
            var page = await _transport.SendAsync(request(next), regionId, read, static page => page.Ids.Count, cancellationToken).ConfigureAwait(false);
            ids.UnionWith(page.Ids);
            tokens.Follow(page.NextToken, page.Ids.Count, null, regionId);
            next = page.NextToken;
        }
        while (next is not null);
        return ids;
    }

    private async Task<EniPage> PageAsync(DescribeNetworkInterfacesRequest request, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await DescribeNetworkInterfacesAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException error)
        {
            error.Page = number;
            error.NextToken = request.NextToken;
            throw;
        }
    }

    private void Follow(TokenTrail tokens, EniPage page, int number, DescribeNetworkInterfacesRequest request)
    {
        try
        {
            tokens.Follow(page.NextToken, page.NetworkInterfaces.Count, page.RequestId, request.RegionId);
        }
        catch (EcsException lie)
        {
            lie.Action = DescribeNetworkInterfacesRequest.Action;
            lie.ProfileName = _profileName;
            lie.Request = request;
            lie.Page = number;

            // A token that leads back is no way on; one behind too many empty pages may be.
            lie.NextToken = lie.Code == TokenTrail.RepeatedToken ? null : page.NextToken;
            throw;
        }
    }
}
