namespace Aliyun.Eni;

/// <summary>
/// An elastic network interface (ENI): one <c>NetworkInterfaceSet</c> of the response of DescribeNetworkInterfaces (ECS 2014-05-26).
/// A member that the service did not send is <see langword="null"/>.
/// </summary>
public sealed class NetworkInterface : ApiObject
{
    /// <summary>The ID of the ENI, such as <c>eni-bp125p95hhdhn3ot1234</c>.</summary>
    public string? NetworkInterfaceId { get; internal set; }

    /// <summary>The name of the ENI. It need not be unique and may be empty.</summary>
    public string? NetworkInterfaceName { get; internal set; }

    /// <summary>The description of the ENI. May be empty.</summary>
    public string? Description { get; internal set; }

    /// <summary>
    /// The state: Available, Attaching, InUse, Detaching, Deleting, and (older) Creating, CreateFailed. An open set: other values pass through.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>The type: Primary, Secondary, Trunk, Member. An open set: other values pass through.</summary>
    public string? Type { get; internal set; }

    /// <summary>The primary private IPv4 address.</summary>
    public string? PrivateIpAddress { get; internal set; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; internal set; }

    /// <summary>The ID of the instance the ENI is bound to. Absent for ENIs that other services control; see <see cref="AttachedInstanceId"/>.</summary>
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
    public ValueList<PrivateIpSet>? PrivateIpSets { get; internal set; }

    /// <summary>The IPv6 addresses, in the service's order.</summary>
    public ValueList<Ipv6Set>? Ipv6Sets { get; internal set; }

    /// <summary>The IPv4 prefixes.</summary>
    public ValueList<Ipv4PrefixSet>? Ipv4PrefixSets { get; internal set; }

    /// <summary>The IPv6 prefixes.</summary>
    public ValueList<Ipv6PrefixSet>? Ipv6PrefixSets { get; internal set; }

    /// <summary>The IDs of the security groups the ENI belongs to.</summary>
    public ValueList<string>? SecurityGroupIds { get; internal set; }

    /// <summary>The tags. Keys are found in any case.</summary>
    public TagMap? Tags { get; internal set; }

    /// <summary>The ID of the virtual private cloud (VPC).</summary>
    public string? VpcId { get; internal set; }

    /// <summary>The ID of the vSwitch.</summary>
    public string? VSwitchId { get; internal set; }

    /// <summary>The ID of the zone, such as <c>cn-hangzhou-e</c>.</summary>
    public string? ZoneId { get; internal set; }

    /// <summary>The ID of the resource group. The service sends an empty ID for the default group: absent here.</summary>
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

    /// <summary>When the ENI was created (UTC).</summary>
    public DateTimeOffset? CreationTime { get; internal set; }

    /// <summary>The region that was asked.</summary>
    public string? RegionId { get; internal set; }

    /// <summary>The credential profile the region was asked with, when there was one.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The <see cref="NetworkInterfaceId"/>.</summary>
    public override string ToString() => NetworkInterfaceId ?? string.Empty;
}
