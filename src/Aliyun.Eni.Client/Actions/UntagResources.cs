using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>UntagResources (ECS 2014-05-26): removes tags of ENIs. A key that isn't there is ignored.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="ResourceIds">The IDs of the ENIs, up to 50.</param>
public sealed record UntagResources(string RegionId, IReadOnlyList<string> ResourceIds) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(UntagResources))
{
    /// <summary>The keys of the tags, up to 20.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <summary>Whether all tags are removed. It has no effect together with keys.</summary>
    public bool? All { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add("eni", "ResourceType").Add(ResourceIds, "ResourceId").Add(TagKeys, "TagKey").Add(All);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
