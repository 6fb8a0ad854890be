using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Writes the address lists, which interfaces and instances share.</summary>
internal static class AddressWriter
{
    public static void WritePublicIp(IAnswerWriter answer, EniPublicIp? publicIp)
    {
        if (publicIp is null)
        {
            return;
        }

        answer.StartObject("AssociatedPublicIp");
        answer.Text("AllocationId", publicIp.AllocationId);
        answer.Text("PublicIpAddress", publicIp.PublicIpAddress);
        answer.EndObject();
    }

    public static void WriteIpv6Sets(IAnswerWriter answer, IReadOnlyList<EniIpv6>? addresses)
    {
        if (addresses is null)
        {
            return;
        }

        answer.StartList("Ipv6Sets", "Ipv6Set", addresses.Count);
        foreach (var address in addresses)
        {
            answer.StartItem();
            answer.Text("Ipv6Address", address.Ipv6Address);
            answer.Flag("Primary", address.Primary);
            answer.EndItem();
        }

        answer.EndList();
    }

    public static void WritePrivateIpSets(IAnswerWriter answer, IReadOnlyList<EniPrivateIp>? addresses)
    {
        if (addresses is null)
        {
            return;
        }

        answer.StartList("PrivateIpSets", "PrivateIpSet", addresses.Count);
        foreach (var address in addresses)
        {
            answer.StartItem();
            answer.Text("PrivateIpAddress", address.PrivateIpAddress);
            answer.Text("PrivateDnsName", address.PrivateDnsName);
            WritePublicIp(answer, address.AssociatedPublicIp);
            answer.Flag("Primary", address.Primary);
            answer.EndItem();
        }

        answer.EndList();
    }

    /// <summary>Ipv4PrefixSets.Ipv4PrefixSet[].Ipv4Prefix, or the same with Ipv6.</summary>
    public static void WritePrefixes(IAnswerWriter answer, string family, IReadOnlyList<string>? prefixes)
    {
        if (prefixes is null)
        {
            return;
        }

        answer.StartList($"{family}PrefixSets", $"{family}PrefixSet", prefixes.Count);
        foreach (var prefix in prefixes)
        {
            answer.StartItem();
            answer.Text($"{family}Prefix", prefix);
            answer.EndItem();
        }

        answer.EndList();
    }
}
