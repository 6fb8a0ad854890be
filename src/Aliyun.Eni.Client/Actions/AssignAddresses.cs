using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Actions;

/// <summary>Adds addresses or prefixes of one family to an ENI, either named or chosen by the service.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
/// <param name="Action">The name of the action.</param>
public abstract record AssignAddresses(string RegionId, string NetworkInterfaceId, string Action) : ApiRequest<AssignedAddresses>(ApiService.Ecs, Action)
{
    /// <summary>Addresses of the vSwitch, up to 10.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The number of addresses that the service chooses, instead of addresses.</summary>
    public int? AddressCount { get; init; }

    /// <summary>Prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>The number of prefixes that the service chooses, 1 to 10, instead of prefixes.</summary>
    public int? PrefixCount { get; init; }

    /// <inheritdoc cref="CreateNetworkInterface.ClientToken"/>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.WithClientToken;

    private protected void AddTo(QueryParameters query, string address, string addressCount, string prefix) => query
        .Add(RegionId)
        .Add(NetworkInterfaceId)
        .Add(Addresses, address)
        .Add(AddressCount, addressCount)
        .Add(Prefixes, prefix)
        .Add(PrefixCount, prefix + "Count")
        .Add(ClientToken);
}
