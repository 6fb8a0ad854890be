using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>TagResources (ECS 2014-05-26): adds tags to ENIs. The value of a key that is there already is replaced.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="ResourceIds">The IDs of the ENIs, up to 50.</param>
/// <param name="Tags">The tags, up to 20.</param>
public sealed record TagResources(string RegionId, IReadOnlyList<string> ResourceIds, IReadOnlyList<KeyValuePair<string, string?>> Tags) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(TagResources))
{
    /// <summary>The maximum number of ENIs in a request.</summary>
    public const int MaxIds = 50;

    /// <summary>The maximum number of tags in a request.</summary>
    public const int MaxTags = 20;

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add("eni", "ResourceType").Add(ResourceIds, "ResourceId").Add(Tags, "Tag");

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
