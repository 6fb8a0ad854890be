using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>JoinResourceGroup (ECS 2014-05-26): moves an ENI to another resource group.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="ResourceId">The ID of the ENI.</param>
/// <param name="ResourceGroupId">The ID of the resource group.</param>
public sealed record JoinResourceGroup(string RegionId, string ResourceId, string ResourceGroupId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(JoinResourceGroup))
{
    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add("eni", "ResourceType").Add(ResourceId).Add(ResourceGroupId);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
