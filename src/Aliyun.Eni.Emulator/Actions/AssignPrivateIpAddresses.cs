using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Assigns secondary private addresses or IPv4 prefixes; the response has them.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class AssignPrivateIpAddresses : IAction
{
    private const int MaxAddressesWhileAvailable = 50;

    public ParameterSchema Parameters { get; } = new(
        Parameter.Required("RegionId"),
        Parameter.Required("NetworkInterfaceId"),
        Parameter.List("PrivateIpAddress", 10),
        Parameter.Number("SecondaryPrivateIpAddressCount", 1, 49),
        Parameter.List("Ipv4Prefix", 10),
        Parameter.Number("Ipv4PrefixCount", 1, 10),
        new("ClientToken"))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var request = AddressRequest.Read(context.Parameters);
        if (request.HasAddressesAndPrefixes)
        {
            throw EniRules.Conflict("addresses", "prefixes");
        }

        if (request.Addresses + request.Prefixes == 0)
        {
            throw EniRules.Missing("PrivateIpAddress");
        }

        var vSwitch = AssignmentRules.Check(context, row);
        var instance = context.AttachedInstance(row);
        var total = (row.PrivateIpSets?.Count ?? 0) + (row.Ipv4Prefixes?.Count ?? 0) + request.Addresses + request.Prefixes;
        if (instance is null && total > MaxAddressesWhileAvailable)
        {
            throw new ServiceException(403, "MaxEniPrivateIpsCountExceeded", "The maximum number of private IP addresses of the ENI is exceeded.");
        }

        if (instance is not null && total > EniRules.TypeOf(instance).Ipv4PerEni)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv4CountExceeded", "the maximum number of IPv4 addresses has been reached.");
        }

        var allocator = new AddressAllocator(context.Region, vSwitch, "InvalidIp.IpAssigned");
        var addresses = allocator.TakeIpv4(request.Ipv4, request.Ipv4Count);
        var prefixes = allocator.TakeIpv4Prefixes(request.Ipv4Prefixes, request.Ipv4PrefixCount);
        context.World.Update(row with
        {
            PrivateIpSets = [.. row.PrivateIpSets ?? [], .. addresses.Select(ip => new EniPrivateIp(ip, false, EniPublicIp.None))],
            Ipv4Prefixes = prefixes.Count > 0 ? [.. row.Ipv4Prefixes ?? [], .. prefixes] : row.Ipv4Prefixes,
        });
        return new(new()
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
