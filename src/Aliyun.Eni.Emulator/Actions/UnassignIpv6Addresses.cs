using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes IPv6 addresses or prefixes, all or none.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class UnassignIpv6Addresses : IAction
{
    public ParameterSchema Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"), Parameter.List("Ipv6Address", 10), Parameter.List("Ipv6Prefix", 10))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var prefixes = context.Parameters.List("Ipv6Prefix");
        AssignmentRules.CheckRemoval(context.Parameters.List("Ipv6Address"), prefixes, "Ipv6Address");
        AssignmentRules.Check(context, row);
        var addresses = context.Parameters.List("Ipv6Address").Select(Parse).ToHashSet();
        if (addresses.Count < context.Parameters.List("Ipv6Address").Count)
        {
            throw new ServiceException(403, "InvalidIp.IpRepeated", "The specified IP addresses are repeated.");
        }

        var wanted = prefixes.Select(prefix => PrefixRules.Parse(prefix, 80).ToString()).ToArray();
        var assigned = (row.Ipv6Sets ?? []).Select(ip => IPAddress.Parse(ip.Ipv6Address)).ToHashSet();
        if (!addresses.IsSubsetOf(assigned) || wanted.Except(row.Ipv6Prefixes ?? []).Any())
        {
            throw AssignmentRules.NotAssigned();
        }

        context.World.Update(row with
        {
            Ipv6Sets = row.Ipv6Sets?.Where(ip => !addresses.Contains(IPAddress.Parse(ip.Ipv6Address))).ToArray(),
            Ipv6Prefixes = row.Ipv6Prefixes?.Except(wanted).ToArray(),
        });
        return new([]);
    }

    private static IPAddress Parse(string text) => AddressText.TryParse(text, AddressFamily.InterNetworkV6)
        ?? throw new ServiceException(403, "InvalidIp.Address", "the specified IPv6 address is invalid.");
}
