using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Client.Operations;

/// <summary>
/// The parameters of DescribeNetworkInterfaces (ECS 2014-05-26), by the API's names. What is <see langword="null"/> or empty is not sent.
/// </summary>
public sealed record DescribeNetworkInterfacesRequest
{
    /// <summary>The most entries a page by token can have (<c>MaxResults</c>).</summary>
    public const int LargestPage = 500;

    /// <summary>The fewest entries the service answers a page by token with: it raises a smaller <c>MaxResults</c> to this.</summary>
    public const int SmallestPage = 10;

    /// <summary>The most tags a request can name.</summary>
    public const int MostTags = 20;

    /// <summary>The most IDs or addresses a request can name.</summary>
    public const int MostItems = 100;

    internal const string Action = "DescribeNetworkInterfaces";

    /// <summary>The ID of the region. Required.</summary>
    public required string RegionId { get; init; }

    /// <summary>Tags the ENIs have all of, 1 to 20: a key, and a value or <see langword="null"/> for any.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Tags { get; init; } = [];

    /// <summary>The ID of the resource group. The service looks at 1,000 ENIs at most.</summary>
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

    /// <summary>The name, in full.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The type: Primary or Secondary.</summary>
    public string? Type { get; init; }

    /// <summary>The ID of the instance the ENIs are bound to.</summary>
    public string? InstanceId { get; init; }

    /// <summary>IDs of ENIs, up to 100. The service is silent about those it does not know.</summary>
    public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

    /// <summary>Whether the user of the ENIs is an Alibaba Cloud service or a distributor.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>The state.</summary>
    public string? Status { get; init; }

    /// <summary>The number of the page, from 1. Has no effect with <see cref="MaxResults"/> or <see cref="NextToken"/>.</summary>
    public int? PageNumber { get; init; }

    /// <summary>The entries a page when pages are asked for by number; 10 when not set.</summary>
    public int? PageSize { get; init; }

    /// <summary>The token of the last page.</summary>
    public string? NextToken { get; init; }

    /// <summary>The entries a page when pages are asked for by token. The service raises less than 10 to 10 and lowers more than 500 to 500.</summary>
    public int? MaxResults { get; init; }

    internal EcsRequest ToRequest()
    {
        var query = new QueryParameters();
        query.Add("RegionId", RegionId);
        query.Add("Tag", Tags);
        query.Add("ResourceGroupId", ResourceGroupId);
        query.Add("VSwitchId", VSwitchId);
        query.Add("VpcId", VpcId);
        query.Add("PrimaryIpAddress", PrimaryIpAddress);
        query.Add("PrivateIpAddress", PrivateIpAddresses);
        query.Add("Ipv6Address", Ipv6Addresses);
        query.Add("SecurityGroupId", SecurityGroupId);
        query.Add("NetworkInterfaceName", NetworkInterfaceName);
        query.Add("Type", Type);
        query.Add("InstanceId", InstanceId);
        query.Add("NetworkInterfaceId", NetworkInterfaceIds);
        query.Add("ServiceManaged", ServiceManaged);
        query.Add("Status", Status);
        query.Add("PageNumber", PageNumber);
        query.Add("PageSize", PageSize);
        query.Add("NextToken", NextToken);
        query.Add("MaxResults", MaxResults);
        return new EcsRequest(Action, EcsRequest.EcsVersion, query.ToString());
    }
}
