using System.Diagnostics.CodeAnalysis;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>
/// An elastic network interface (ENI): one <c>NetworkInterfaceSet</c> of the response of DescribeNetworkInterfaces (ECS 2014-05-26).
/// A member that the service didn't send is <see langword="null"/>; a list or the tags are empty.
/// </summary>
public sealed class NetworkInterface : ApiObject
{
    internal static readonly ObjectReader<NetworkInterface> Members = new(
        static () => new(),
        ("Status", static (eni, ref json) => eni.Status = json.InternedNonEmptyString()),
        ("PrivateIpAddress", static (eni, ref json) => eni.PrivateIpAddress = json.NonEmptyString()),
        ("ZoneId", static (eni, ref json) => eni.ZoneId = json.InternedNonEmptyString()),
        ("ResourceGroupId", static (eni, ref json) => eni.ResourceGroupId = json.InternedNonEmptyString()),
        ("InstanceId", static (eni, ref json) => eni.InstanceId = json.NonEmptyString()),
        ("VSwitchId", static (eni, ref json) => eni.VSwitchId = json.InternedNonEmptyString()),
        ("NetworkInterfaceId", static (eni, ref json) => eni.NetworkInterfaceId = json.RowId()),
        ("NetworkInterfaceName", static (eni, ref json) => eni.NetworkInterfaceName = json.String()),
        ("Description", static (eni, ref json) => eni.Description = json.String()),
        ("MacAddress", static (eni, ref json) => eni.MacAddress = json.NonEmptyString()),
        ("SecurityGroupIds", static (eni, ref json) => eni.SecurityGroupIds = json.InternedStrings("SecurityGroupId"u8)),
        ("Type", static (eni, ref json) => eni.Type = json.InternedNonEmptyString()),
        ("Ipv6Sets", static (eni, ref json) => eni.Ipv6Sets = json.List("Ipv6Set"u8, Ipv6Set.Members)),
        ("Ipv4PrefixSets", static (eni, ref json) => eni.Ipv4PrefixSets = json.List("Ipv4PrefixSet"u8, Ipv4PrefixSet.Members)),
        ("Ipv6PrefixSets", static (eni, ref json) => eni.Ipv6PrefixSets = json.List("Ipv6PrefixSet"u8, Ipv6PrefixSet.Members)),
        ("VpcId", static (eni, ref json) => eni.VpcId = json.InternedNonEmptyString()),
        ("OwnerId", static (eni, ref json) => eni.OwnerId = json.InternedNonEmptyString()),
        ("AssociatedPublicIp", static (eni, ref json) => eni.AssociatedPublicIp = json.Struct(AssociatedPublicIp.Members)),
        ("Attachment", static (eni, ref json) => eni.Attachment = json.Struct(Attachment.Members)),
        ("CreationTime", static (eni, ref json) => eni.CreationTime = json.Time()?.LocalDateTime),
        ("Tags", static (eni, ref json) => eni.Tags = TagReader.Read(ref json)),
        ("PrivateIpSets", static (eni, ref json) => eni.PrivateIpSets = json.List("PrivateIpSet"u8, PrivateIpSet.Members)),
        ("QueueNumber", static (eni, ref json) => eni.QueueNumber = json.Int32()),
        ("QueuePairNumber", static (eni, ref json) => eni.QueuePairNumber = json.Int32()),
        ("NetworkInterfaceTrafficMode", static (eni, ref json) => eni.NetworkInterfaceTrafficMode = json.InternedNonEmptyString()),
        ("ServiceID", static (eni, ref json) => eni.ServiceID = json.Int64()),
        ("ServiceManaged", static (eni, ref json) => eni.ServiceManaged = json.Boolean()),
        ("DeleteOnRelease", static (eni, ref json) => eni.DeleteOnRelease = json.Boolean()),
        ("SourceDestCheck", static (eni, ref json) => eni.SourceDestCheck = json.Boolean()));

    /// <summary>The ID of the ENI, such as <c>eni-bp125p95hhdhn3ot1234</c>.</summary>
    public string? NetworkInterfaceId
    {
        get;
        internal set => (field, IdHash) = (value, IdSet.Hash(value));
    }

    /// <summary>The name of the ENI. It need not be unique and may be empty.</summary>
    public string? NetworkInterfaceName { get; internal set; }

    /// <summary>The description of the ENI. May be empty.</summary>
    public string? Description { get; internal set; }

    /// <summary>
    /// The state: Available, Attaching, InUse, Detaching, Deleting, Creating or CreateFailed. Other values are possible.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>The type: Primary, Secondary, Trunk or Member. Other values are possible.</summary>
    public string? Type { get; internal set; }

    /// <summary>The primary private IPv4 address.</summary>
    public string? PrivateIpAddress { get; internal set; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; internal set; }

    /// <summary>The ID of the instance that the ENI is attached to; not sent for ENIs that other services manage. See <see cref="AttachedInstanceId"/>.</summary>
    public string? InstanceId { get; internal set; }

    /// <summary>
    /// The ID of the instance that uses the ENI: <see cref="InstanceId"/>, else the instance of <see cref="Attachment"/>.
    /// Member and trunk ENIs carry it only there.
    /// </summary>
    public string? AttachedInstanceId => InstanceId ?? Attachment?.InstanceId;

    /// <summary>How the ENI is attached.</summary>
    public Attachment? Attachment { get; internal set; }

    /// <summary>The elastic IP address (EIP) associated with the ENI.</summary>
    public AssociatedPublicIp? AssociatedPublicIp { get; internal set; }

    /// <summary>The private IPv4 addresses, in the service's order.</summary>
    [AllowNull]
    public ValueList<PrivateIpSet> PrivateIpSets
    {
        get => field ?? ValueList<PrivateIpSet>.Empty;
        internal set;
    }

    /// <summary>The IPv6 addresses, in the service's order.</summary>
    [AllowNull]
    public ValueList<Ipv6Set> Ipv6Sets
    {
        get => field ?? ValueList<Ipv6Set>.Empty;
        internal set;
    }

    /// <summary>The IPv4 prefixes.</summary>
    [AllowNull]
    public ValueList<Ipv4PrefixSet> Ipv4PrefixSets
    {
        get => field ?? ValueList<Ipv4PrefixSet>.Empty;
        internal set;
    }

    /// <summary>The IPv6 prefixes.</summary>
    [AllowNull]
    public ValueList<Ipv6PrefixSet> Ipv6PrefixSets
    {
        get => field ?? ValueList<Ipv6PrefixSet>.Empty;
        internal set;
    }

    /// <summary>The IDs of the security groups the ENI belongs to.</summary>
    [AllowNull]
    public ValueList<string> SecurityGroupIds
    {
        get => field ?? ValueList<string>.Empty;
        internal set;
    }

    /// <summary>The tags. Keys are case-sensitive, but a lookup that finds no exact key ignores case.</summary>
    [AllowNull]
    public TagMap Tags
    {
        get => field ?? TagMap.Empty;
        internal set;
    }

    /// <summary>The ID of the virtual private cloud (VPC).</summary>
    public string? VpcId { get; internal set; }

    /// <summary>The ID of the vSwitch.</summary>
    public string? VSwitchId { get; internal set; }

    /// <summary>The ID of the zone, such as <c>cn-hangzhou-e</c>.</summary>
    public string? ZoneId { get; internal set; }

    /// <summary>The ID of the resource group. Null for the default group, for which the service sends an empty ID.</summary>
    public string? ResourceGroupId { get; internal set; }

    /// <summary>The ID of the account that owns the ENI.</summary>
    public string? OwnerId { get; internal set; }

    /// <summary>The ID of the distributor (virtual network operator) the ENI belongs to.</summary>
    public long? ServiceID { get; internal set; }

    /// <summary>Whether the user of the ENI is an Alibaba Cloud service or a distributor.</summary>
    public bool? ServiceManaged { get; internal set; }

    /// <summary>The number of queues the ENI supports.</summary>
    public int? QueueNumber { get; internal set; }

    /// <summary>The number of RDMA queue pairs the ENI supports.</summary>
    public int? QueuePairNumber { get; internal set; }

    /// <summary>The communication mode: Standard, HighPerformance. An open set.</summary>
    public string? NetworkInterfaceTrafficMode { get; internal set; }

    /// <summary>Whether the ENI is deleted together with its instance.</summary>
    public bool? DeleteOnRelease { get; internal set; }

    /// <summary>Whether source and destination addresses are checked.</summary>
    public bool? SourceDestCheck { get; internal set; }

    /// <summary>When the ENI was created, in local time.</summary>
    public DateTime? CreationTime { get; internal set; }

    /// <summary>The region of the request.</summary>
    public string? RegionId { get; internal set; }

    /// <summary>The profile of the credentials, if one was specified.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The hash of the ID for an <see cref="IdSet"/>; 0 without an ID.</summary>
    internal ulong IdHash { get; private set; }

    /// <summary>The <see cref="NetworkInterfaceId"/>.</summary>
    public override string ToString() => NetworkInterfaceId ?? string.Empty;
}
