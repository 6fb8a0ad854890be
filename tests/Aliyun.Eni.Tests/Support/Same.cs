using System.Globalization;
using System.Text.Json;
using Aliyun.Eni.Emulator.Data;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Compares a row that came out of the pipeline with the row the server holds, member by member.</summary>
internal static class Same
{
    public static void Row(EniRow held, NetworkInterface row)
    {
        Assert.Equal(Id(held.NetworkInterfaceId), row.NetworkInterfaceId);
        Assert.Equal(held.RegionId, row.RegionId);
        Assert.Equal(held.NetworkInterfaceName, row.NetworkInterfaceName);
        Assert.Equal(held.Description, row.Description);
        Assert.Equal(Id(held.Status), row.Status);
        Assert.Equal(Id(held.Type), row.Type);
        Assert.Equal(Id(held.PrivateIpAddress), row.PrivateIpAddress);
        Assert.Equal(Id(held.MacAddress), row.MacAddress);
        Assert.Equal(Id(held.InstanceId), row.InstanceId);
        Assert.Equal(held.AttachedInstanceId, row.AttachedInstanceId);
        Assert.Equal(Id(held.VpcId), row.VpcId);
        Assert.Equal(Id(held.VSwitchId), row.VSwitchId);
        Assert.Equal(Id(held.ZoneId), row.ZoneId);
        Assert.Equal(Id(held.ResourceGroupId), row.ResourceGroupId);
        Assert.Equal(Id(held.OwnerId), row.OwnerId);
        Assert.Equal(held.ServiceID, row.ServiceID);
        Assert.Equal(held.ServiceManaged, row.ServiceManaged);
        Assert.Equal(held.QueueNumberIsEmpty ? null : held.QueueNumber, row.QueueNumber);
        Assert.Equal(held.QueuePairNumber, row.QueuePairNumber);
        Assert.Equal(Id(held.NetworkInterfaceTrafficMode), row.NetworkInterfaceTrafficMode);
        Assert.Equal(held.DeleteOnRelease, row.DeleteOnRelease);
        Assert.Equal(held.SourceDestCheck, row.SourceDestCheck);
        Assert.Equal(Id(held.CreationTime), row.CreationTime?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(held.SecurityGroupIds ?? [], row.SecurityGroupIds);
        Assert.Equal(held.Ipv4Prefixes ?? [], row.Ipv4PrefixSets.Select(prefix => prefix.Ipv4Prefix));
        Assert.Equal(held.Ipv6Prefixes ?? [], row.Ipv6PrefixSets.Select(prefix => prefix.Ipv6Prefix));
        Assert.Equal((held.Ipv6Sets ?? []).Select(ip => (ip.Ipv6Address, ip.Primary)), row.Ipv6Sets.Select(ip => (ip.Ipv6Address!, ip.Primary)));
        Assert.Equal((held.Tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, (string?)tag.Value)), row.Tags);
        Assert.Equal(
            (held.PrivateIpSets ?? []).Select(ip => (ip.PrivateIpAddress, ip.Primary, ip.PrivateDnsName, Eip(ip.AssociatedPublicIp))),
            row.PrivateIpSets.Select(ip => (ip.PrivateIpAddress!, ip.Primary, ip.PrivateDnsName, Eip(ip.AssociatedPublicIp))));
        Assert.Equal(Eip(held.AssociatedPublicIp), Eip(row.AssociatedPublicIp));
        Assert.Equal(
            held.Attachment is { } a ? (a.DeviceIndex, a.InstanceId, a.NetworkCardIndex, a.TrunkNetworkInterfaceId) : default,
            row.Attachment is { } b ? (b.DeviceIndex, b.InstanceId, b.NetworkCardIndex, b.TrunkNetworkInterfaceId) : default);
        Assert.Equal(
            held.Unknown is { Count: > 0 } ? Text(JsonSerializer.Serialize(held.Unknown)) : null,
            row.AdditionalProperties is { } unknown ? Text(unknown.ToString()) : null);
    }

    private static string? Id(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // One spelling for both: serializers escape more or less of the same text.
    private static string Text(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    private static (string?, string?) Eip(EniPublicIp? eip) => (eip?.AllocationId, eip?.PublicIpAddress);

    private static (string?, string?) Eip(AssociatedPublicIp? eip) => (eip?.AllocationId, eip?.PublicIpAddress);
}
