using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>UnassignPrivateIpAddresses (ECS 2014-05-26): removes IPv4 addresses or prefixes of an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record UnassignPrivateIpAddresses(string RegionId, string NetworkInterfaceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(UnassignPrivateIpAddresses))
{
    /// <summary>Secondary private IPv4 addresses, up to 10.</summary>
    public IReadOnlyList<string> PrivateIpAddresses { get; init; } = [];

    /// <summary>IPv4 prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Ipv4Prefixes { get; init; } = [];

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(NetworkInterfaceId).Add(PrivateIpAddresses, "PrivateIpAddress").Add(Ipv4Prefixes, "Ipv4Prefix");

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
