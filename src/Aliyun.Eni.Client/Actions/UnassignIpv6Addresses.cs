using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>UnassignIpv6Addresses (ECS 2014-05-26): removes IPv6 addresses or prefixes of an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record UnassignIpv6Addresses(string RegionId, string NetworkInterfaceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(UnassignIpv6Addresses))
{
    /// <summary>IPv6 addresses, up to 10.</summary>
    public IReadOnlyList<string> Ipv6Addresses { get; init; } = [];

    /// <summary>IPv6 prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Ipv6Prefixes { get; init; } = [];

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(NetworkInterfaceId).Add(Ipv6Addresses, "Ipv6Address").Add(Ipv6Prefixes, "Ipv6Prefix");

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
