using System.Net.Sockets;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes secondary private addresses or IPv4 prefixes, all or none.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class UnassignPrivateIpAddresses : IAction
{
    public ParameterSchema Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"), Parameter.List("PrivateIpAddress", 10), Parameter.List("Ipv4Prefix", 10))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var (addresses, prefixes) = (context.Parameters.List("PrivateIpAddress"), context.Parameters.List("Ipv4Prefix"));
        AssignmentRules.CheckRemoval(addresses, prefixes, "PrivateIpAddress");
        AssignmentRules.Check(context, row);
        if (addresses.Any(address => AddressText.TryParse(address, AddressFamily.InterNetwork) is null))
        {
            throw new ServiceException(403, "InvalidPrivateIpAddress.Malformed", "The specified private IP address is malformed.");
        }

        var wanted = prefixes.Select(prefix => PrefixRules.Parse(prefix, 28).ToString()).ToArray();
        if (prefixes.Count > 0)
        {
            PrefixRules.RequireSupport(context.Region);
        }

        // The primary address counts as unassigned here, as any address of another ENI does.
        var secondary = (row.PrivateIpSets ?? []).Where(ip => ip.Primary != true).Select(ip => ip.PrivateIpAddress).ToHashSet(StringComparer.Ordinal);
        if (addresses.Any(address => !secondary.Contains(address)) || wanted.Except(row.Ipv4Prefixes ?? []).Any())
        {
            throw AssignmentRules.NotAssigned();
        }

        context.World.Update(row with
        {
            PrivateIpSets = row.PrivateIpSets?.Where(ip => !addresses.Contains(ip.PrivateIpAddress)).ToArray(),
            Ipv4Prefixes = row.Ipv4Prefixes?.Except(wanted).ToArray(),
        });
        return new([]);
    }
}
