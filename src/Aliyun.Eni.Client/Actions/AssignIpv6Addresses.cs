using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssignIpv6Addresses (ECS 2014-05-26): adds IPv6 addresses or prefixes to an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record AssignIpv6Addresses(string RegionId, string NetworkInterfaceId) : AssignAddresses(RegionId, NetworkInterfaceId, nameof(AssignIpv6Addresses))
{
    internal override void AddTo(QueryParameters query) => AddTo(query, "Ipv6Address", "Ipv6AddressCount", "Ipv6Prefix");

    internal override AssignedAddresses Read(ref JsonCursor json) => json.Response(AssignedAddresses.Ipv6Members);
}
