using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Assigns IPv6 addresses or prefixes; the response has them.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class AssignIpv6Addresses() : AssignAddresses(
    "Ipv6Address", Parameter.List("Ipv6Address", 10), Parameter.Number("Ipv6AddressCount", 1, 10), Parameter.List("Ipv6Prefix", 10), Parameter.Number("Ipv6PrefixCount", 1, 10))
{
    private const int MaxAddressesWhileAvailable = 10;

    protected override void CheckCount(EniRow row, EcsInstance? instance, int more)
    {
        var total = (row.Ipv6Sets?.Count ?? 0) + (row.Ipv6Prefixes?.Count ?? 0) + more;
        if (instance is null && total > MaxAddressesWhileAvailable)
        {
            throw new ServiceException(403, "MaxEniIpv6IpsCountExceeded", "The maximum number of IPv6 addresses of the ENI is exceeded.");
        }

        if (instance is not null && EniRules.TypeOf(instance).Ipv6PerEni == 0)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv6NotSupport", "The instance type does not support IPv6.");
        }

        if (instance is not null && total > EniRules.TypeOf(instance).Ipv6PerEni)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv6CountExceeded", "the maximum number of IPv6 addresses has been reached.");
        }
    }

    protected override (EniRow Row, JsonObject Response) Assign(EniRow row, AddressRequest request, AddressAllocator allocator)
    {
        var addresses = allocator.TakeIpv6(request.Ipv6, request.Ipv6Count);
        var prefixes = allocator.TakeIpv6Prefixes(request.Ipv6Prefixes, request.Ipv6PrefixCount);
        var changed = row with
        {
            Ipv6Sets = [.. row.Ipv6Sets ?? [], .. addresses.Select(ip => new EniIpv6(ip, false))],
            Ipv6Prefixes = prefixes.Count > 0 ? [.. row.Ipv6Prefixes ?? [], .. prefixes] : row.Ipv6Prefixes,
        };
        return (changed, new()
        {
            ["NetworkInterfaceId"] = row.NetworkInterfaceId,
            ["Ipv6Sets"] = new JsonObject { ["Ipv6Address"] = EniRow.ToJson(addresses) },
            ["Ipv6PrefixSets"] = new JsonObject { ["Ipv6Prefix"] = EniRow.ToJson(prefixes) },
        });
    }
}
