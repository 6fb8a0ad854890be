namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>The response tree of DescribeNetworkInterfaces (ECS 2014-05-26), member by member, in the order the service sends them.</summary>
internal static class Members
{
    public static readonly MemberTable<AssociatedPublicIp> AssociatedPublicIp = new(
        static () => new(),
        ("AllocationId", static (eip, ref json) => eip.AllocationId = json.Id()),
        ("PublicIpAddress", static (eip, ref json) => eip.PublicIpAddress = json.Id()));

    public static readonly MemberTable<Attachment> Attachment = new(
        static () => new(),
        ("DeviceIndex", static (attachment, ref json) => attachment.DeviceIndex = json.Int32()),
        ("InstanceId", static (attachment, ref json) => attachment.InstanceId = json.Id()),
        ("NetworkCardIndex", static (attachment, ref json) => attachment.NetworkCardIndex = json.Int32()),
        ("TrunkNetworkInterfaceId", static (attachment, ref json) => attachment.TrunkNetworkInterfaceId = json.Id()));

    public static readonly MemberTable<PrivateIpSet> PrivateIpSet = new(
        static () => new(),
        ("PrivateIpAddress", static (ip, ref json) => ip.PrivateIpAddress = json.Id()),
        ("AssociatedPublicIp", static (ip, ref json) => ip.AssociatedPublicIp = json.Struct(AssociatedPublicIp)),
        ("Primary", static (ip, ref json) => ip.Primary = json.Boolean()),
        ("PrivateDnsName", static (ip, ref json) => ip.PrivateDnsName = json.Id()));

    public static readonly MemberTable<Ipv6Set> Ipv6Set = new(
        static () => new(),
        ("Ipv6Address", static (ip, ref json) => ip.Ipv6Address = json.Id()),
        ("Primary", static (ip, ref json) => ip.Primary = json.Boolean()));

    public static readonly MemberTable<Ipv4PrefixSet> Ipv4PrefixSet = new(
        static () => new(),
        ("Ipv4Prefix", static (prefix, ref json) => prefix.Ipv4Prefix = json.Id()));

    public static readonly MemberTable<Ipv6PrefixSet> Ipv6PrefixSet = new(
        static () => new(),
        ("Ipv6Prefix", static (prefix, ref json) => prefix.Ipv6Prefix = json.Id()));

    public static readonly MemberTable<NetworkInterface> NetworkInterface = new(
        static () => new(),
        ("Status", static (eni, ref json) => eni.Status = json.SharedId()),
        ("PrivateIpAddress", static (eni, ref json) => eni.PrivateIpAddress = json.Id()),
        ("ZoneId", static (eni, ref json) => eni.ZoneId = json.SharedId()),
        ("ResourceGroupId", static (eni, ref json) => eni.ResourceGroupId = json.SharedId()),
        ("InstanceId", static (eni, ref json) => eni.InstanceId = json.Id()),
        ("VSwitchId", static (eni, ref json) => eni.VSwitchId = json.SharedId()),
        ("NetworkInterfaceId", static (eni, ref json) => eni.NetworkInterfaceId = json.Id()),
        ("NetworkInterfaceName", static (eni, ref json) => eni.NetworkInterfaceName = json.Text()),
        ("Description", static (eni, ref json) => eni.Description = json.Text()),
        ("MacAddress", static (eni, ref json) => eni.MacAddress = json.Id()),
        ("SecurityGroupIds", static (eni, ref json) => eni.SecurityGroupIds = json.SharedIds("SecurityGroupId"u8)),
        ("Type", static (eni, ref json) => eni.Type = json.SharedId()),
        ("Ipv6Sets", static (eni, ref json) => eni.Ipv6Sets = json.List("Ipv6Set"u8, Ipv6Set)),
        ("Ipv4PrefixSets", static (eni, ref json) => eni.Ipv4PrefixSets = json.List("Ipv4PrefixSet"u8, Ipv4PrefixSet)),
        ("Ipv6PrefixSets", static (eni, ref json) => eni.Ipv6PrefixSets = json.List("Ipv6PrefixSet"u8, Ipv6PrefixSet)),
        ("VpcId", static (eni, ref json) => eni.VpcId = json.SharedId()),
        ("OwnerId", static (eni, ref json) => eni.OwnerId = json.SharedId()),
        ("AssociatedPublicIp", static (eni, ref json) => eni.AssociatedPublicIp = json.Struct(AssociatedPublicIp)),
        ("Attachment", static (eni, ref json) => eni.Attachment = json.Struct(Attachment)),
        ("CreationTime", static (eni, ref json) => eni.CreationTime = json.Time()),
        ("Tags", static (eni, ref json) => eni.Tags = TagReader.Read(ref json)),
        ("PrivateIpSets", static (eni, ref json) => eni.PrivateIpSets = json.List("PrivateIpSet"u8, PrivateIpSet)),
        ("QueueNumber", static (eni, ref json) => eni.QueueNumber = json.Int32()),
        ("QueuePairNumber", static (eni, ref json) => eni.QueuePairNumber = json.Int32()),
        ("NetworkInterfaceTrafficMode", static (eni, ref json) => eni.NetworkInterfaceTrafficMode = json.SharedId()),
        ("ServiceID", static (eni, ref json) => eni.ServiceID = json.Int64()),
        ("ServiceManaged", static (eni, ref json) => eni.ServiceManaged = json.Boolean()),
        ("DeleteOnRelease", static (eni, ref json) => eni.DeleteOnRelease = json.Boolean()),
        ("SourceDestCheck", static (eni, ref json) => eni.SourceDestCheck = json.Boolean()));

    /// <summary>A region of DescribeRegions.</summary>
    public static readonly MemberTable<Region> Region = new(
        static () => new(),
        ("RegionId", static (region, ref json) => region.RegionId = json.Id()),
        ("RegionEndpoint", static (region, ref json) => region.RegionEndpoint = json.Id()),
        ("LocalName", static (region, ref json) => region.LocalName = json.Text()),
        ("Status", static (region, ref json) => region.Status = json.Id()));

    /// <summary>The members of the answer beside the list of rows.</summary>
    public static readonly MemberTable<EniPage> Page = new(
        static () => new(),
        ("TotalCount", static (page, ref json) => page.TotalCount = json.Int32()),
        ("RequestId", static (page, ref json) => page.RequestId = json.Id()),
        ("PageSize", static (page, ref json) => page.PageSize = json.Int32()),
        ("NextToken", static (page, ref json) => page.NextToken = json.Id()),
        ("PageNumber", static (page, ref json) => page.PageNumber = json.Int32()));
}
