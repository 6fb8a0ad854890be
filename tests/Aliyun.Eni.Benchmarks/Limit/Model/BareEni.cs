namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareEni
{
    public string? Status { get; set; }

    public string? PrivateIpAddress { get; set; }

    public string? ZoneId { get; set; }

    public string? ResourceGroupId { get; set; }

    public string? InstanceId { get; set; }

    public string? VSwitchId { get; set; }

    public string? NetworkInterfaceId { get; set; }

    public string? NetworkInterfaceName { get; set; }

    public string? Description { get; set; }

    public string? MacAddress { get; set; }

    public BareSecurityGroups? SecurityGroupIds { get; set; }

    public string? Type { get; set; }

    public BareIpv6Sets? Ipv6Sets { get; set; }

    public string? VpcId { get; set; }

    public string? OwnerId { get; set; }

    public BarePublicIp? AssociatedPublicIp { get; set; }

    public BareAttachment? Attachment { get; set; }

    public DateTimeOffset? CreationTime { get; set; }

    public BareTags? Tags { get; set; }

    public BarePrivateIpSets? PrivateIpSets { get; set; }

    public int? QueueNumber { get; set; }

    public int? QueuePairNumber { get; set; }

    public string? NetworkInterfaceTrafficMode { get; set; }

    public long? ServiceID { get; set; }

    public bool? ServiceManaged { get; set; }

    public bool? DeleteOnRelease { get; set; }

    public bool? SourceDestCheck { get; set; }
}
