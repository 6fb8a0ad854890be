using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssignPrivateIpAddresses (ECS 2014-05-26): adds IPv4 addresses or prefixes to an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record AssignPrivateIpAddresses(string RegionId, string NetworkInterfaceId) : ApiRequest<AssignedAddresses>(ApiService.Ecs, nameof(AssignPrivateIpAddresses))
{
    /// <summary>Addresses of the vSwitch, up to 10.</summary>
    public IReadOnlyList<string> PrivateIpAddresses { get; init; } = [];

    /// <summary>The number of addresses that the service chooses, instead of addresses.</summary>
    public int? SecondaryPrivateIpAddressCount { get; init; }

    /// <summary>IPv4 prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Ipv4Prefixes { get; init; } = [];

    /// <summary>The number of prefixes that the service chooses, 1 to 10, instead of prefixes.</summary>
    public int? Ipv4PrefixCount { get; init; }

    /// <inheritdoc cref="CreateNetworkInterface.ClientToken"/>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.WithClientToken;

    internal override void AddTo(QueryParameters query) => query
        .Add(RegionId)
        .Add(NetworkInterfaceId)
        .Add(PrivateIpAddresses, "PrivateIpAddress")
        .Add(SecondaryPrivateIpAddressCount)
        .Add(Ipv4Prefixes, "Ipv4Prefix")
        .Add(Ipv4PrefixCount)
        .Add(ClientToken);

    internal override AssignedAddresses Read(ref JsonCursor json) => json.Response(Response.Map).Assigned;

    private sealed class Response : ApiObject
    {
        public static readonly PropertyMap<Response> Map = new(
            static () => new(),
            ("AssignedPrivateIpAddressesSet", static (response, ref json) => response.Assigned = json.Struct(AssignedAddresses.Ipv4Map) ?? response.Assigned))
        {
            Required = "AssignedPrivateIpAddressesSet",
        };

        public AssignedAddresses Assigned { get; private set; } = new();
    }
}
