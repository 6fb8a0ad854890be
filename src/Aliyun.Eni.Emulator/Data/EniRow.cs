using System.Text.Json;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>One network interface as the service holds it. Null is not sent; an empty list or text is sent empty.</summary>
public sealed record EniRow
{
    /// <summary>The key of the row; always sent.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>Where the row is found; never sent.</summary>
    public required string RegionId { get; init; }

    /// <summary>The EIP of the primary address; <see cref="EniPublicIp.None"/> is sent as an empty object.</summary>
    public EniPublicIp? AssociatedPublicIp { get; init; }

    /// <summary>Where Member and Trunk rows carry their instance.</summary>
    public EniAttachment? Attachment { get; init; }

    /// <summary>yyyy-MM-ddTHH:mm:ssZ.</summary>
    public string? CreationTime { get; init; }

    /// <summary>Whether it goes with its instance.</summary>
    public bool? DeleteOnRelease { get; init; }

    /// <summary>Free text.</summary>
    public string? Description { get; init; }

    /// <summary>Not sent for rows another service manages.</summary>
    public string? InstanceId { get; init; }

    /// <summary>IPv4 prefixes.</summary>
    public IReadOnlyList<string>? Ipv4Prefixes { get; init; }

    /// <summary>IPv6 prefixes.</summary>
    public IReadOnlyList<string>? Ipv6Prefixes { get; init; }

    /// <summary>IPv6 addresses.</summary>
    public IReadOnlyList<EniIpv6>? Ipv6Sets { get; init; }

    /// <summary>00:16:3e:xx:xx:xx.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Free text.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>Standard or HighPerformance.</summary>
    public string? NetworkInterfaceTrafficMode { get; init; }

    /// <summary>A number, sent as a text.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The primary address.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>All private addresses, the primary one included.</summary>
    public IReadOnlyList<EniPrivateIp>? PrivateIpSets { get; init; }

    /// <summary>Sent as a number.</summary>
    public int? QueueNumber { get; init; }

    /// <summary>Sends QueueNumber as "", as the seed document has it for Available rows.</summary>
    public bool QueueNumberIsEmpty { get; init; }

    /// <summary>Sent as a number.</summary>
    public int? QueuePairNumber { get; init; }

    /// <summary>Empty for the default group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>One or more ids.</summary>
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>A number beyond what a double can hold.</summary>
    public long? ServiceID { get; init; }

    /// <summary>Whether another service manages the row.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>Whether packets not addressed to it are dropped.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>Available, InUse, ... and values nobody has documented.</summary>
    public string? Status { get; init; }

    /// <summary>Tags in the order sent.</summary>
    public IReadOnlyList<EniTag>? Tags { get; init; }

    /// <summary>Primary, Secondary, Trunk or Member.</summary>
    public string? Type { get; init; }

    /// <summary>Its vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its zone.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Members of a version of the API nobody has seen yet.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>The instance it is attached to, wherever the row says so.</summary>
    public string? AttachedInstanceId => string.IsNullOrEmpty(InstanceId) ? Attachment?.InstanceId : InstanceId;
}
