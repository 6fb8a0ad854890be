using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>DetachNetworkInterface (ECS 2014-05-26): detaches an ENI from its instance. The ENI is Detaching, then Available; a detachment that is stuck may be sent again.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
/// <param name="InstanceId">The ID of the instance.</param>
public sealed record DetachNetworkInterface(string RegionId, string NetworkInterfaceId, string InstanceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(DetachNetworkInterface))
{
    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(NetworkInterfaceId).Add(InstanceId);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
