using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Assigns secondary private addresses or IPv4 prefixes; the response has them.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class AssignPrivateIpAddresses() : AssignAddresses(
    "PrivateIpAddress",
    Parameter.List("PrivateIpAddress", 10),
    Parameter.Number("SecondaryPrivateIpAddressCount", 1, 49),
    Parameter.List("Ipv4Prefix", 10),
    Parameter.Number("Ipv4PrefixCount", 1, 10))
{
    private const int MaxAddressesWhileAvailable = 50;

    protected override void CheckCount(EniRow row, EcsInstance? instance, int more)
    {
        var total = (row.PrivateIpSets?.Count ?? 0) + (row.Ipv4Prefixes?.Count ?? 0) + more;
        if (instance is null && total > MaxAddressesWhileAvailable)
        {
            throw new ServiceException(403, "MaxEniPrivateIpsCountExceeded", "The maximum number of private IP addresses of the ENI is exceeded.");
        }

        if (instance is not null && total > EniRules.TypeOf(instance).Ipv4PerEni)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv4CountExceeded", "the maximum number of IPv4 addresses has been reached.");
        }
    }

    protected override (EniRow Row, JsonObject Response) Assign(EniRow row, AddressRequest request, AddressAllocator allocator)
    {
        var addresses = allocator.TakeIpv4(request.Ipv4, request.Ipv4Count);
        var prefixes = allocator.TakeIpv4Prefixes(request.Ipv4Prefixes, request.Ipv4PrefixCount);
        var changed = row with
        {
            PrivateIpSets = [.. row.PrivateIpSets ?? [], .. addresses.Select(ip => new EniPrivateIp(ip, false, EniPublicIp.None))],
            Ipv4Prefixes = prefixes.Count > 0 ? [.. row.Ipv4Prefixes ?? [], .. prefixes] : row.Ipv4Prefixes,
        };
        return (changed, new()
        {
            ["AssignedPrivateIpAddressesSet"] = new JsonObject
            {
                ["NetworkInterfaceId"] = row.NetworkInterfaceId,
                ["PrivateIpSet"] = new JsonObject { ["PrivateIpAddress"] = EniRow.ToJson(addresses) },
                ["Ipv4PrefixSet"] = new JsonObject { ["Ipv4Prefixes"] = EniRow.ToJson(prefixes) },
            },
        });
    }
}
