using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes IPv6 addresses or prefixes, all or none.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class UnassignIpv6Addresses() : UnassignAddresses("Ipv6Address", "Ipv6Prefix")
{
    protected override EniRow Remove(RegionData region, EniRow row, IReadOnlyList<string> addresses, IReadOnlyList<string> prefixes)
    {
        var unwanted = addresses.Select(Parse).ToHashSet();
        if (unwanted.Count < addresses.Count)
        {
            throw new ServiceException(403, "InvalidIp.IpRepeated", "The specified IP addresses are repeated.");
        }

        var unwantedPrefixes = prefixes.Select(prefix => PrefixRules.Parse(prefix, 80).ToString()).ToArray();
        var assigned = (row.Ipv6Sets ?? []).Select(ip => IPAddress.Parse(ip.Ipv6Address)).ToHashSet();
        return !unwanted.IsSubsetOf(assigned) || unwantedPrefixes.Except(row.Ipv6Prefixes ?? []).Any() ? throw AssignmentRules.NotAssigned() : row with
        {
            Ipv6Sets = row.Ipv6Sets?.Where(ip => !unwanted.Contains(IPAddress.Parse(ip.Ipv6Address))).ToArray(),
            Ipv6Prefixes = row.Ipv6Prefixes?.Except(unwantedPrefixes).ToArray(),
        };
    }

    private static IPAddress Parse(string text) => AddressParser.TryParse(text, AddressFamily.InterNetworkV6)
        ?? throw new ServiceException(403, "InvalidIp.Address", "the specified IPv6 address is invalid.");
}
