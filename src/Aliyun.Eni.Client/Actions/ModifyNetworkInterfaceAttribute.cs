using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>ModifyNetworkInterfaceAttribute (ECS 2014-05-26): changes attributes of an ENI. A parameter that is <see langword="null"/> isn't changed.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="NetworkInterfaceId">The ID of the ENI.</param>
public sealed record ModifyNetworkInterfaceAttribute(string RegionId, string NetworkInterfaceId) : ApiRequest<EmptyResponse>(ApiService.Ecs, nameof(ModifyNetworkInterfaceAttribute))
{
    /// <summary>The name.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The description; an empty one is sent.</summary>
    public string? Description { get; init; }

    /// <summary>The IDs of the security groups that replace the current ones; if empty, they aren't changed.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether the ENI is deleted together with its instance.</summary>
    public bool? DeleteOnRelease { get; init; }

    /// <summary>Whether source and destination addresses are checked.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>The number of queues.</summary>
    public int? QueueNumber { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.ReadStateFirst;

    internal override void AddTo(QueryParameters query) => query
        .Add(RegionId)
        .Add(NetworkInterfaceId)
        .Add(NetworkInterfaceName)
        .Add(Description)
        .Add(SecurityGroupIds, "SecurityGroupId")
        .Add(DeleteOnRelease)
        .Add(SourceDestCheck)
        .Add(QueueNumber);

    internal override EmptyResponse Read(ref JsonCursor json) => EmptyResponse.Read(ref json);
}
