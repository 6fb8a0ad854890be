using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Actions;

/// <summary>UnassignIpv6Addresses (ECS 2014-05-26): removes IPv6 addresses or prefixes of an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record UnassignIpv6Addresses(string RegionId, string NetworkInterfaceId) : UnassignAddresses(RegionId, NetworkInterfaceId, nameof(UnassignIpv6Addresses))
{
    internal override void AddTo(QueryParameters query) => AddTo(query, "Ipv6Address", "Ipv6Prefix");
}
