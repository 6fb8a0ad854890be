using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssignPrivateIpAddresses (ECS 2014-05-26): adds IPv4 addresses or prefixes to an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record AssignPrivateIpAddresses(string RegionId, string NetworkInterfaceId) : AssignAddresses(RegionId, NetworkInterfaceId, nameof(AssignPrivateIpAddresses))
{
    internal override void AddTo(QueryParameters query) => AddTo(query, "PrivateIpAddress", "SecondaryPrivateIpAddressCount", "Ipv4Prefix");

    internal override AssignedAddresses Read(ref JsonCursor json) => json.Response(Response.Members).Assigned;

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("AssignedPrivateIpAddressesSet", static (response, ref json) => response.Assigned = json.Struct(AssignedAddresses.Ipv4Members) ?? response.Assigned))
        {
            Required = "AssignedPrivateIpAddressesSet",
        };

        public AssignedAddresses Assigned { get; private set; } = new();
    }
}
