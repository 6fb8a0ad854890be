using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Actions;

/// <summary>UnassignPrivateIpAddresses (ECS 2014-05-26): removes IPv4 addresses or prefixes of an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record UnassignPrivateIpAddresses(string RegionId, string NetworkInterfaceId) : UnassignAddresses(RegionId, NetworkInterfaceId, nameof(UnassignPrivateIpAddresses))
{
    internal override void AddTo(QueryParameters query) => AddTo(query, "PrivateIpAddress", "Ipv4Prefix");
}
