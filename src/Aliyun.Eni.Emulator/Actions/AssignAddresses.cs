using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Assigns addresses or prefixes of one family; the response has them.</summary>
/// <param name="address">The parameter with the addresses.</param>
/// <param name="parameters">The parameters besides the region, the network interface and the token.</param>
internal abstract class AssignAddresses(string address, params ReadOnlySpan<Parameter> parameters) : IAction
{
    public ParameterReader Parameters { get; } = new([Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"), .. parameters, new("ClientToken")])
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
            throw EniRules.Missing(address);
        }

        var vSwitch = AssignmentRules.Check(context, row);
        CheckCount(row, context.AttachedInstance(row), request.Addresses + request.Prefixes);
        var (changed, response) = Assign(row, request, new AddressAllocator(context.Region, vSwitch, "InvalidIp.IpAssigned"));
        context.World.Update(changed);
        return new(response);
    }

    /// <exception cref="Responses.ServiceException">The network interface, or the type of its instance, can't have so many more.</exception>
    protected abstract void CheckCount(EniRow row, EcsInstance? instance, int more);

    /// <summary>Takes the addresses and the prefixes; returns the row with them, and the response.</summary>
    protected abstract (EniRow Row, JsonObject Response) Assign(EniRow row, AddressRequest request, AddressAllocator allocator);
}
