using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>DeleteNetworkInterface (ECS 2014-05-26): deletes an ENI that is Available. The ENI is Deleting, then gone.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record DeleteNetworkInterface(string RegionId, string NetworkInterfaceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(DeleteNetworkInterface))
{
    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(NetworkInterfaceId);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
