using System.Net.Sockets;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes secondary private addresses or IPv4 prefixes, all or none.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class UnassignPrivateIpAddresses() : UnassignAddresses("PrivateIpAddress", "Ipv4Prefix")
{
    protected override EniRow Remove(RegionData region, EniRow row, IReadOnlyList<string> addresses, IReadOnlyList<string> prefixes)
    {
        if (addresses.Any(address => AddressParser.TryParse(address, AddressFamily.InterNetwork) is null))
        {
            throw new ServiceException(403, "InvalidPrivateIpAddress.Malformed", "The specified private IP address is malformed.");
        }

        var unwantedPrefixes = prefixes.Select(prefix => PrefixRules.Parse(prefix, 28).ToString()).ToArray();
        if (prefixes.Count > 0)
        {
            PrefixRules.RequireSupport(region);
        }

        // The primary address counts as unassigned here, as any address of another ENI does.
        var secondary = (row.PrivateIpSets ?? []).Where(ip => ip.Primary != true).Select(ip => ip.PrivateIpAddress).ToHashSet(StringComparer.Ordinal);
        return addresses.Any(address => !secondary.Contains(address)) || unwantedPrefixes.Except(row.Ipv4Prefixes ?? []).Any() ? throw AssignmentRules.NotAssigned() : row with
        {
            PrivateIpSets = row.PrivateIpSets?.Where(ip => !addresses.Contains(ip.PrivateIpAddress)).ToArray(),
            Ipv4Prefixes = row.Ipv4Prefixes?.Except(unwantedPrefixes).ToArray(),
        };
    }
}
