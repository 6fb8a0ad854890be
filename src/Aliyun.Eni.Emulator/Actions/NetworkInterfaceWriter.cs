using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Writes one NetworkInterfaceSet, in the order of the seed document's sample.</summary>
internal static class NetworkInterfaceWriter
{
    public static void Write(IAnswerWriter answer, EniRow row)
    {
        answer.StartItem();
        answer.Text("Status", row.Status);
        answer.Text("PrivateIpAddress", row.PrivateIpAddress);
        answer.Text("ZoneId", row.ZoneId);
        answer.Text("ResourceGroupId", row.ResourceGroupId);
        answer.Text("InstanceId", row.InstanceId);
        answer.Text("VSwitchId", row.VSwitchId);
        answer.Text("NetworkInterfaceId", row.NetworkInterfaceId);
        answer.Text("NetworkInterfaceName", row.NetworkInterfaceName);
        answer.Text("Description", row.Description);
        answer.Text("MacAddress", row.MacAddress);
        WriteTexts(answer, "SecurityGroupIds", "SecurityGroupId", row.SecurityGroupIds);
        answer.Text("Type", row.Type);
        AddressWriter.WriteIpv6Sets(answer, row.Ipv6Sets);
        answer.Text("VpcId", row.VpcId);
        answer.Text("OwnerId", row.OwnerId);
        AddressWriter.WritePublicIp(answer, row.AssociatedPublicIp);
        WriteAttachment(answer, row.Attachment);
        answer.Text("CreationTime", row.CreationTime);
        answer.Flag("DeleteOnRelease", row.DeleteOnRelease);
        answer.Text("NetworkInterfaceTrafficMode", row.NetworkInterfaceTrafficMode);
        answer.Number("QueueNumber", row.QueueNumber);
        answer.Text("QueueNumber", row.QueueNumberIsEmpty ? "" : null);
        answer.Number("QueuePairNumber", row.QueuePairNumber);
        answer.Number("ServiceID", row.ServiceID);
        answer.Flag("ServiceManaged", row.ServiceManaged);
        answer.Flag("SourceDestCheck", row.SourceDestCheck);
        WriteTags(answer, row.Tags);
        AddressWriter.WritePrivateIpSets(answer, row.PrivateIpSets);
        AddressWriter.WritePrefixes(answer, "Ipv4", row.Ipv4Prefixes);
        AddressWriter.WritePrefixes(answer, "Ipv6", row.Ipv6Prefixes);
        WriteUnknown(answer, row);
        answer.EndItem();
    }

    public static void WriteTags(IAnswerWriter answer, IReadOnlyList<EniTag>? tags)
    {
        if (tags is null)
        {
            return;
        }

        answer.StartList("Tags", "Tag", tags.Count);
        foreach (var tag in tags)
        {
            answer.StartItem();
            answer.Text("TagKey", tag.Key);
            answer.Text("TagValue", tag.Value);
            answer.EndItem();
        }

        answer.EndList();
    }

    public static void WriteTexts(IAnswerWriter answer, string name, string itemName, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return;
        }

        answer.StartList(name, itemName, values.Count);
        foreach (var value in values)
        {
            answer.Item(value);
        }

        answer.EndList();
    }

    private static void WriteUnknown(IAnswerWriter answer, EniRow row)
    {
        if (row.Unknown is not null)
        {
            foreach (var (name, value) in row.Unknown)
            {
                answer.Any(name, value);
            }
        }
    }

    private static void WriteAttachment(IAnswerWriter answer, EniAttachment? attachment)
    {
        if (attachment is null)
        {
            return;
        }

        answer.StartObject("Attachment");
        answer.Number("DeviceIndex", attachment.DeviceIndex);
        answer.Text("InstanceId", attachment.InstanceId);
        answer.Number("NetworkCardIndex", attachment.NetworkCardIndex);
        answer.Text("TrunkNetworkInterfaceId", attachment.TrunkNetworkInterfaceId);
        answer.EndObject();
    }
}
