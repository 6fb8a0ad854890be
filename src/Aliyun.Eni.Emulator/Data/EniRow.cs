using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>
/// One network interface as the service holds it, serialized by name in the order of the documentation's sample.
/// Null is not sent; an empty list or text is sent empty.
/// </summary>
public sealed record EniRow
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The region; never sent.</summary>
    [JsonIgnore]
    public string RegionId { get; init; } = "";

    /// <summary>Available, InUse, ... and undocumented values.</summary>
    public string? Status { get; init; }

    /// <summary>The primary address.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The zone.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The resource group; empty for the default group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The instance; not sent for service-managed rows.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The ID; always sent.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>The name.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>00:16:3e:xx:xx:xx.</summary>
    public string? MacAddress { get; init; }

    /// <summary>One or more security groups.</summary>
    [WrappedList("SecurityGroupId")]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>Primary, Secondary, Trunk or Member.</summary>
    public string? Type { get; init; }

    /// <summary>IPv6 addresses.</summary>
    [WrappedList("Ipv6Set")]
    public IReadOnlyList<EniIpv6>? Ipv6Sets { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The account, a number sent as text.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The EIP of the primary address; <see cref="EniPublicIp.None"/> is sent as an empty object.</summary>
    public EniPublicIp? AssociatedPublicIp { get; init; }

    /// <summary>The attachment; Member and Trunk rows have their instance only here.</summary>
    public EniAttachment? Attachment { get; init; }

    /// <summary>yyyy-MM-ddTHH:mm:ssZ.</summary>
    public string? CreationTime { get; init; }

    /// <summary>Whether the network interface is released with its instance.</summary>
    public bool? DeleteOnRelease { get; init; }

    /// <summary>Standard or HighPerformance.</summary>
    public string? NetworkInterfaceTrafficMode { get; init; }

    /// <summary>The number of queues.</summary>
    [JsonIgnore]
    public int? QueueNumber { get; init; }

    /// <summary>Sends QueueNumber as "", as the documentation's sample has it for Available rows.</summary>
    [JsonIgnore]
    public bool QueueNumberIsEmpty { get; init; }

    /// <summary>The number of RDMA queues.</summary>
    public int? QueuePairNumber { get; init; }

    /// <summary>A number larger than a double can hold.</summary>
    public long? ServiceID { get; init; }

    /// <summary>Whether another service manages the row.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>Whether packets with other addresses are dropped.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>Tags in the order sent.</summary>
    [WrappedList("Tag")]
    public IReadOnlyList<EniTag>? Tags { get; init; }

    /// <summary>All private addresses, the primary one included.</summary>
    [WrappedList("PrivateIpSet")]
    public IReadOnlyList<EniPrivateIp>? PrivateIpSets { get; init; }

    /// <summary>IPv4 prefixes.</summary>
    [WrappedList("Ipv4PrefixSet", "Ipv4Prefix"), JsonPropertyName("Ipv4PrefixSets")]
    public IReadOnlyList<string>? Ipv4Prefixes { get; init; }

    /// <summary>IPv6 prefixes.</summary>
    [WrappedList("Ipv6PrefixSet", "Ipv6Prefix"), JsonPropertyName("Ipv6PrefixSets")]
    public IReadOnlyList<string>? Ipv6Prefixes { get; init; }

    /// <summary>Timeouts of connection tracking; sent only by DescribeNetworkInterfaceAttribute.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int>? ConnectionTracking { get; init; }

    /// <summary>Members of a later version of the API.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>The instance, wherever the row has it.</summary>
    [JsonIgnore]
    public string? AttachedInstanceId => string.IsNullOrEmpty(InstanceId) ? Attachment?.InstanceId : InstanceId;

    /// <summary>The public addresses bound to any of the private ones.</summary>
    internal IEnumerable<EniPublicIp> PublicIps =>
        (PrivateIpSets ?? []).Select(ip => ip.AssociatedPublicIp).Append(AssociatedPublicIp).OfType<EniPublicIp>().Where(ip => ip.PublicIpAddress is not null);

    [JsonInclude, JsonPropertyName("QueueNumber")]
    internal object? QueueNumberSent => QueueNumberIsEmpty ? "" : QueueNumber;

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? ExtensionData
    {
        get => Unknown is null ? null : new(Unknown, StringComparer.Ordinal);
        init => Unknown = value;
    }

    /// <summary>The row as an object, with all members or only those named, in this order.</summary>
    internal JsonObject ToJson(params IReadOnlyList<string> names)
    {
        var all = (JsonObject)JsonSerializer.SerializeToNode(this, JsonOptions)!;
        return names.Count == 0 ? all : new(names.Where(all.ContainsKey).Select(name => KeyValuePair.Create(name, all[name]?.DeepClone())));
    }

    /// <summary>A node that serializes the rows only when it is written: a page is large, and hardly ever edited.</summary>
    internal static JsonNode ToJson(IReadOnlyList<EniRow> rows) =>
        JsonValue.Create(rows, (JsonTypeInfo<IReadOnlyList<EniRow>>)JsonOptions.GetTypeInfo(typeof(IReadOnlyList<EniRow>)))!;

    /// <summary>Serializes a part of a row, such as its tags, in its own array.</summary>
    internal static JsonArray ToJson<T>(IEnumerable<T>? parts) => (JsonArray)JsonSerializer.SerializeToNode(parts ?? [], JsonOptions)!;
}

/// <summary>A tag.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, which may be empty.</param>
public sealed record EniTag([property: JsonPropertyName("TagKey")] string Key, [property: JsonPropertyName("TagValue")] string Value);

/// <summary>A private IPv4 address.</summary>
/// <param name="PrivateIpAddress">The address.</param>
/// <param name="Primary">Whether it is the primary one.</param>
/// <param name="AssociatedPublicIp">The EIP; <see cref="EniPublicIp.None"/> is sent as an empty object.</param>
/// <param name="PrivateDnsName">The name in the VPC.</param>
public sealed record EniPrivateIp(
    string PrivateIpAddress,
    [property: JsonPropertyOrder(3)] bool? Primary,
    [property: JsonPropertyOrder(2)] EniPublicIp? AssociatedPublicIp = null,
    [property: JsonPropertyOrder(1)] string? PrivateDnsName = null);

/// <summary>An IPv6 address.</summary>
/// <param name="Ipv6Address">The address as sent.</param>
/// <param name="Primary">Not sent by older versions of the API.</param>
public sealed record EniIpv6(string Ipv6Address, bool? Primary = null);

/// <summary>An EIP.</summary>
/// <param name="AllocationId">The ID.</param>
/// <param name="PublicIpAddress">The address.</param>
public sealed record EniPublicIp(string? AllocationId, string? PublicIpAddress)
{
    /// <summary>No EIP: sent as an empty object.</summary>
    public static EniPublicIp None { get; } = new(null, null);
}

/// <summary>The attachment of a network interface to an instance.</summary>
/// <param name="DeviceIndex">The position on the instance.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="NetworkCardIndex">The network card.</param>
/// <param name="TrunkNetworkInterfaceId">The trunk of a member.</param>
public sealed record EniAttachment(int? DeviceIndex, string? InstanceId, int? NetworkCardIndex, string? TrunkNetworkInterfaceId)
{
    /// <summary>No attachment: sent as an empty object.</summary>
    public static EniAttachment None { get; } = new(null, null, null, null);
}
