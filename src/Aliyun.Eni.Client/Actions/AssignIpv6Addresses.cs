using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssignIpv6Addresses (ECS 2014-05-26): adds IPv6 addresses or prefixes to an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record AssignIpv6Addresses(string RegionId, string NetworkInterfaceId) : ApiRequest<AssignedAddresses>(ApiService.Ecs, nameof(AssignIpv6Addresses))
{
    /// <summary>Addresses of the vSwitch, up to 10.</summary>
    public IReadOnlyList<string> Ipv6Addresses { get; init; } = [];

    /// <summary>The number of addresses that the service chooses, 1 to 10, instead of addresses.</summary>
    public int? Ipv6AddressCount { get; init; }

    /// <summary>IPv6 prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Ipv6Prefixes { get; init; } = [];

    /// <summary>The number of prefixes that the service chooses, 1 to 10, instead of prefixes.</summary>
    public int? Ipv6PrefixCount { get; init; }

    /// <inheritdoc cref="CreateNetworkInterface.ClientToken"/>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.WithClientToken;

    internal override void AddTo(QueryParameters query) => query
        .Add(RegionId)
        .Add(NetworkInterfaceId)
        .Add(Ipv6Addresses, "Ipv6Address")
        .Add(Ipv6AddressCount)
        .Add(Ipv6Prefixes, "Ipv6Prefix")
        .Add(Ipv6PrefixCount)
        .Add(ClientToken);

    internal override AssignedAddresses Read(ref JsonCursor json) => json.Response(AssignedAddresses.Ipv6Map);
}
