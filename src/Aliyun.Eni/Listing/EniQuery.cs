using System.Runtime.CompilerServices;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Listing.Questions;

namespace Aliyun.Eni.Listing;

/// <summary>One listing: what to ask, of which endpoint, and what to keep of the answer.</summary>
internal sealed record EniQuery(ApiClient Client, DescribeNetworkInterfaces Request, RowFilter Filter)
{
    /// <summary>Whether one network interface can be found in several ways: by several of the values asked for, or by what completes the answer.</summary>
    public bool FindsInSeveralWays => Request.PrivateIpAddresses.Count > 0 || Request.Ipv6Addresses.Count > 0 || Request.Tags.Count > 0 || Request.SecurityGroupId is not null;

    /// <summary>Whether the user asks for a page by its number, or goes on from a token: the answer is that, and nothing completes it.</summary>
    public bool IsByHand => IsOnePage || Request.NextToken is not null;

    private bool IsOnePage => Request.PageNumber is not null || Request.PageSize is not null;

    /// <summary>
    /// The pages. <paramref name="needed"/> rows, where it is known, make the first page no larger than it has to be.
    /// </summary>
    public IAsyncEnumerable<EniPage> PagesAsync(ulong? needed, CancellationToken cancellationToken) => IsOnePage
        ? OnePageAsync(cancellationToken)
        : Client.PagesAsync(Request with { MaxResults = Request.MaxResults ?? (Filter.IsEmpty ? PageFor(needed) : null) }, cancellationToken);

    /// <summary>
    /// How many rows match. By token the service gives a TotalCount without meaning, so this asks for a page of one by number.
    /// </summary>
    public async Task<ulong> CountAsync(CancellationToken cancellationToken)
    {
        var one = Request with { PageNumber = 1, PageSize = 1, NextToken = null, MaxResults = null };
        var page = await Client.SendAsync(one, cancellationToken).ConfigureAwait(false);
        return (ulong)Math.Max(page.TotalCount ?? 0, 0);
    }

    /// <summary>Whether the service's count leaves nothing out (<see cref="Completion"/>).</summary>
    public bool CountsAll(ulong count) => Filter.IsEmpty && Request.SecurityGroupId is null
        && (count < Completion.Cap || (Request.Tags.Count == 0 && Request.ResourceGroupId is null));

    private static int? PageFor(ulong? needed) => needed is { } rows
        ? (int)Math.Clamp(rows, DescribeNetworkInterfaces.MinPageSize, DescribeNetworkInterfaces.MaxPageSize)
        : null;

    private async IAsyncEnumerable<EniPage> OnePageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await Client.SendAsync(Request, cancellationToken).ConfigureAwait(false);
    }
}
