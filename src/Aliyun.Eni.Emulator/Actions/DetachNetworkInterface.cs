using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Detaches a network interface from its instance: InUse, Detaching, Available. Requested again, it ends a stuck Detaching.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class DetachNetworkInterface : IAction
{
    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("NetworkInterfaceId"), Parameter.Required("InstanceId"), new("TrunkNetworkInstanceId"))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var instance = context.FindInstance(404, "InvalidEcsId.NotFound");
        EniRules.RequireUnmanaged(row);
        if (row.Type == "Primary")
        {
            throw new ServiceException(
                400, "InvalidOperation.DetachPrimaryEniNotAllowed", "Detaching primary ENI from ECS instance is not allowed.");
        }

        EniRules.RequireDetachableType(row);
        if (row.Status is not ("InUse" or "Detaching"))
        {
            throw EniRules.InvalidState();
        }

        if (row.AttachedInstanceId != instance.InstanceId)
        {
            throw new ServiceException(400, "InvalidParameter.EniNotBelongEcs", "The specified ENI does not belong to the specified instance.");
        }

        EniRules.RequireRunningOrStopped(instance);
        CheckBindings(context.Region, row);
        EniRules.RequireHotPlug(instance);
        if (row.NetworkInterfaceTrafficMode == "HighPerformance" && instance.Status == "Running")
        {
            throw new ServiceException(
                400, "InvalidOperation.EniHotPlugNotSupported", "An ENI in the HighPerformance mode cannot be detached while the instance is running.");
        }

        if (!context.World.IsChanging(row.NetworkInterfaceId))
        {
            context.Change(row with { Status = "Detaching" }, row, then: current => current with
            {
                Status = "Available",
                InstanceId = null,
                Attachment = EniAttachment.None,
            });
        }

        return new([]);
    }

    private static void CheckBindings(RegionData region, EniRow row)
    {
        if (row.PublicIps.Any())
        {
            throw new ServiceException(
                403,
                "InvalidOperation.EniLinked",
                "the operation is not supported while the ENI is linked to another ENI. You must disassociate the EIP before you can unbind the ENI from an instance.");
        }

        if (row.Type == "Trunk" && region.Enis.Any(other => other.Attachment?.TrunkNetworkInterfaceId == row.NetworkInterfaceId))
        {
            throw new ServiceException(403, "InvalidOperation.HasMemberEniAttached", "The trunk ENI has member ENIs attached.");
        }
    }
}
