using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>Removes addresses or prefixes of one family from an ENI.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
/// <param name="Action">The name of the action.</param>
public abstract record UnassignAddresses(string RegionId, string NetworkInterfaceId, string Action) : ApiRequest<EmptyResponse>(ApiService.Ecs, Action)
{
    /// <summary>Addresses, up to 10; never the primary one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Prefixes, up to 10; not together with addresses.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);

    private protected void AddTo(QueryParameters query, string address, string prefix) => query.Add(RegionId).Add(NetworkInterfaceId).Add(Addresses, address).Add(Prefixes, prefix);
}
