using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AttachNetworkInterface (ECS 2014-05-26): attaches an ENI to an instance. The ENI is Attaching, then InUse; back to Available means that it failed.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
/// <param name="InstanceId">The ID of the instance.</param>
public sealed record AttachNetworkInterface(string RegionId, string NetworkInterfaceId, string InstanceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(AttachNetworkInterface))
{
    /// <summary>The index of the network card of the instance, for instance types that have several.</summary>
    public int? NetworkCardIndex { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(NetworkInterfaceId).Add(InstanceId).Add(NetworkCardIndex);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
