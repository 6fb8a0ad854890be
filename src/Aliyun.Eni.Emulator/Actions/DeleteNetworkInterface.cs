using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Deletes a network interface: Available, Deleting, gone. Requested again, it ends a stuck Deleting.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class DeleteNetworkInterface : IAction
{
    public ParameterReader Parameters { get; } = new(Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        // 403 in the documentation since 2024, unlike every other action.
        var row = context.FindEni(notFoundStatus: 403);
        EniRules.RequireUnmanaged(row);
        EniRules.RequireDetachableType(row);
        if (context.Region.Enis.Any(other => other.Attachment?.TrunkNetworkInterfaceId == row.NetworkInterfaceId))
        {
            throw new ServiceException(400, "InvalidOperation.HasSlaveEniBonded", "The ENI has member ENIs.");
        }

        if (row.Status is not ("Available" or "Deleting"))
        {
            throw EniRules.InvalidState();
        }

        if (!context.World.IsChanging(row.NetworkInterfaceId))
        {
            context.Change(row with { Status = "Deleting" }, row, then: _ => null);
        }

        return new([]);
    }
}
