using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes addresses or prefixes of one family, all or none.</summary>
/// <param name="address">The parameter with the addresses.</param>
/// <param name="prefix">The parameter with the prefixes.</param>
internal abstract class UnassignAddresses(string address, string prefix) : IAction
{
    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"), Parameter.List(address, 10), Parameter.List(prefix, 10))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var (addresses, prefixes) = (context.Parameters.List(address), context.Parameters.List(prefix));
        AssignmentRules.CheckRemoval(addresses, prefixes, address);
        AssignmentRules.Check(context, row);
        context.World.Update(Remove(context.Region, row, addresses, prefixes));
        return new([]);
    }

    /// <exception cref="Responses.ServiceException">One is malformed or isn't assigned.</exception>
    protected abstract EniRow Remove(RegionData region, EniRow row, IReadOnlyList<string> addresses, IReadOnlyList<string> prefixes);
}
