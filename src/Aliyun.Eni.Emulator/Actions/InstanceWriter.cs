using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Writes one Instance with its interfaces; their members are not those of DescribeNetworkInterfaces.</summary>
internal static class InstanceWriter
{
    public const string Status = "Running";

    public static void Write(IAnswerWriter answer, EniRow primary, IReadOnlyList<EniRow> interfaces)
    {
        answer.StartItem();
        answer.Text("InstanceId", primary.InstanceId);
        answer.Text("InstanceName", primary.NetworkInterfaceName);
        answer.Text("Status", Status);
        answer.Text("RegionId", primary.RegionId);
        answer.Text("ZoneId", primary.ZoneId);
        answer.Text("ResourceGroupId", primary.ResourceGroupId);
        NetworkInterfaceWriter.WriteTexts(answer, "SecurityGroupIds", "SecurityGroupId", primary.SecurityGroupIds);
        answer.StartObject("VpcAttributes");
        answer.Text("VpcId", primary.VpcId);
        answer.Text("VSwitchId", primary.VSwitchId);
        answer.Text("NatIpAddress", "");
        NetworkInterfaceWriter.WriteTexts(answer, "PrivateIpAddress", "IpAddress", primary.PrivateIpAddress is { } ip ? [ip] : []);
        answer.EndObject();
        answer.StartObject("EipAddress");
        answer.Text("AllocationId", primary.AssociatedPublicIp?.AllocationId ?? "");
        answer.Text("IpAddress", primary.AssociatedPublicIp?.PublicIpAddress ?? "");
        answer.EndObject();
        NetworkInterfaceWriter.WriteTexts(answer, "PublicIpAddress", "IpAddress", []);
        NetworkInterfaceWriter.WriteTags(answer, primary.Tags);
        answer.StartList("NetworkInterfaces", "NetworkInterface", interfaces.Count);
        foreach (var row in interfaces)
        {
            WriteInterface(answer, row);
        }

        answer.EndList();
        answer.EndItem();
    }

    private static void WriteInterface(IAnswerWriter answer, EniRow row)
    {
        answer.StartItem();
        answer.Text("NetworkInterfaceId", row.NetworkInterfaceId);
        answer.Text("Type", row.Type);
        answer.Text("MacAddress", row.MacAddress);
        answer.Text("PrimaryIpAddress", row.PrivateIpAddress);
        AddressWriter.WritePrivateIpSets(answer, row.PrivateIpSets?.Select(ip => ip with { AssociatedPublicIp = null }).ToArray());
        AddressWriter.WritePrefixes(answer, "Ipv4", row.Ipv4Prefixes);
        AddressWriter.WritePrefixes(answer, "Ipv6", row.Ipv6Prefixes);
        AddressWriter.WriteIpv6Sets(answer, row.Ipv6Sets);
        answer.EndItem();
    }
}
