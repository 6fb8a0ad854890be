using System.Text.Json;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>
/// DescribeNetworkInterfaces (ECS 2014-05-26), with parameters named as in the API. A parameter that is <see langword="null"/> or empty isn't sent.
/// </summary>
/// <param name="RegionId">The ID of the region.</param>
public sealed record DescribeNetworkInterfaces(string RegionId) : PagedRequest<EniPage>(ApiService.Ecs, nameof(DescribeNetworkInterfaces))
{
    /// <summary>The maximum number of entries of a page that is requested by token (<c>MaxResults</c>).</summary>
    public const int MaxPageSize = 500;

    /// <summary>The minimum number of entries of a page that is requested by token: the service raises a smaller <c>MaxResults</c> to this.</summary>
    public const int MinPageSize = 10;

    /// <summary>The maximum number of tags in a request.</summary>
    public const int MaxTags = 20;

    /// <summary>The maximum number of IDs or addresses in a request.</summary>
    public const int MaxItems = 100;

    /// <summary>Tags that the ENIs have all of, 1 to 20: a key, and a value or <see langword="null"/> for any.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Tags { get; init; } = [];

    /// <summary>The ID of the resource group. The service considers 1,000 ENIs at most.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The ID of the vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The ID of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The primary private IPv4 address.</summary>
    public string? PrimaryIpAddress { get; init; }

    /// <summary>Secondary private IPv4 addresses, up to 100.</summary>
    public IReadOnlyList<string> PrivateIpAddresses { get; init; } = [];

    /// <summary>IPv6 addresses, up to 100.</summary>
    public IReadOnlyList<string> Ipv6Addresses { get; init; } = [];

    /// <summary>The ID of a security group of secondary ENIs.</summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>The full name.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The type: Primary or Secondary.</summary>
    public string? Type { get; init; }

    /// <summary>The ID of the instance the ENIs are attached to.</summary>
    public string? InstanceId { get; init; }

    /// <summary>IDs of ENIs, up to 100. The service ignores those it doesn't know.</summary>
    public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

    /// <summary>Whether the user of the ENIs is an Alibaba Cloud service or a distributor.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>The state.</summary>
    public string? Status { get; init; }

    /// <summary>The number of the page, from 1. It has no effect together with MaxResults or NextToken.</summary>
    public int? PageNumber { get; init; }

    /// <summary>The number of entries per page, if pages are requested by number; the default is 10.</summary>
    public int? PageSize { get; init; }

    /// <summary>
    /// Whether a response must be certain about each ID that it has no row for: a deletion ends with it. Not for pages by token, whose TotalCount has no
    /// meaning.
    /// </summary>
    internal bool RequiresCertainty { get; init; }

    internal override int? DefaultMaxResults => MaxPageSize;

    internal override void AddTo(QueryParameters query) => query
        .Add(RegionId)
        .Add(Tags, "Tag")
        .Add(ResourceGroupId)
        .Add(VSwitchId)
        .Add(VpcId)
        .Add(PrimaryIpAddress)
        .Add(PrivateIpAddresses, "PrivateIpAddress")
        .Add(Ipv6Addresses, "Ipv6Address")
        .Add(SecurityGroupId)
        .Add(NetworkInterfaceName)
        .Add(Type)
        .Add(InstanceId)
        .Add(NetworkInterfaceIds, "NetworkInterfaceId")
        .Add(ServiceManaged)
        .Add(Status)
        .Add(PageNumber)
        .Add(PageSize)
        .Add(NextToken)
        .Add(MaxResults);

    internal override EniPage Read(ref JsonCursor json)
    {
        var page = json.Response(EniPage.Members);
        if (json.ListCount is null && (page.TotalCount > 0 || page.NextToken is not null))
        {
            throw new JsonException($"The response has no rows in NetworkInterfaceSets, but TotalCount {page.TotalCount} and {(page.NextToken is null ? "no" : "a")} NextToken.");
        }

        page.RegionId = RegionId;
        foreach (var eni in page.NetworkInterfaces)
        {
            _ = ResponseReader.RequireId(eni.NetworkInterfaceId, nameof(NetworkInterface.NetworkInterfaceId));
            (eni.RegionId, eni.ProfileName) = (RegionId, json.ProfileName);
        }

        if (NetworkInterfaceIds.Count + PrivateIpAddresses.Count + Ipv6Addresses.Count > 0 || PrimaryIpAddress is not null)
        {
            RemoveUnrequested(page);
        }

        if (RequiresCertainty)
        {
            RequireCertainAbsence(page, hasList: json.ListCount is not null);
        }

        return page;
    }

    private void RequireCertainAbsence(EniPage page, bool hasList)
    {
        var listed = page.NetworkInterfaces.Select(static eni => eni.NetworkInterfaceId).ToHashSet(StringComparer.Ordinal);
        var missing = NetworkInterfaceIds.FirstOrDefault(id => !listed.Contains(id));
        var problem = missing is null ? null
            : !hasList ? "it has no rows in NetworkInterfaceSets"
            : page.UnrequestedCount > 0 || !listed.IsSubsetOf(NetworkInterfaceIds) ? "it has rows that weren't requested"
            : page.TotalCount > listed.Count ? $"its TotalCount is {page.TotalCount}"
            : page.TotalCount is null && page.NextToken is not null ? "it isn't the last page"
            : null;
        if (problem is not null)
        {
            throw new JsonException($"The response doesn't show whether {missing} exists: {problem}.");
        }
    }

    private void RemoveUnrequested(EniPage page)
    {
        var requested = new RequestedRowFilter(this);
        NetworkInterface[] rows = [.. page.NetworkInterfaces.Where(requested.MayMatch)];
        if (rows.Length < page.NetworkInterfaces.Count)
        {
            page.UnrequestedCount = page.NetworkInterfaces.Count - rows.Length;
            page.NetworkInterfaces = ValueList<NetworkInterface>.Of(rows);
        }
    }
}
