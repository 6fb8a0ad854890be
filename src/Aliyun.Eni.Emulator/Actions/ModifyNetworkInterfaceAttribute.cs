using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Changes the attributes that the request has; the security groups replace the existing ones.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class ModifyNetworkInterfaceAttribute : IAction
{
    public ParameterReader Parameters { get; } = new(
    [
        Parameter.Required("RegionId"),
        Parameter.Required("NetworkInterfaceId"),
        new("NetworkInterfaceName"),
        new("Description"),
        Parameter.List("SecurityGroupId", 16),
        Parameter.Flag("EnablePrimaryIPv6"),
        .. EniSettings.Parameters,
    ])
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        EniRules.RequireUnmanaged(row);
        EniRules.RequireStableStatus(row);
        var (parameters, groups) = (context.Parameters, context.Parameters.List("SecurityGroupId"));
        var queues = EniSettings.Queues(parameters);
        CheckPrimary(row, groups.Count > 0, queues is not null);
        CheckTexts(parameters);
        if (groups.Count > 0)
        {
            SecurityGroupRules.Check(context, groups, row.VpcId, groups.Except(row.SecurityGroupIds ?? []).Any() ? row.PrivateIpSets?.Count ?? 0 : 0);
        }

        var changed = EniSettings.Apply(context, row);
        CheckQueues(context, row, queues);
        context.World.Update(changed with
        {
            NetworkInterfaceName = parameters.Sent("NetworkInterfaceName") ?? row.NetworkInterfaceName,
            Description = parameters.Sent("Description") ?? row.Description,
            SecurityGroupIds = groups.Count > 0 ? groups : row.SecurityGroupIds,
            Ipv6Sets = parameters.Flag("EnablePrimaryIPv6") is { } primary ? row.Ipv6Sets?.Select((ip, index) => ip with { Primary = primary && index == 0 }).ToArray() : row.Ipv6Sets,
        });
        return new([]);
    }

    private static void CheckPrimary(EniRow row, bool hasGroups, bool hasQueues)
    {
        if (row.Type == "Primary" && hasGroups)
        {
            throw new ServiceException(
                404, "InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc", "Only the name and the description of a primary ENI can be modified.");
        }

        if (row.Type == "Primary" && hasQueues)
        {
            throw new ServiceException(403, "InvalidOperation.ModifyPrimaryEniQueueNumber", "The queue number of a primary ENI cannot be modified.");
        }
    }

    private static void CheckTexts(RequestParameters parameters)
    {
        if (parameters.Sent("NetworkInterfaceName") is { } name && (!EniRules.IsValidName(name) || !char.IsLetter(name[0])))
        {
            throw new ServiceException(403, "InvalidParams.NetworkInterfaceName", "The specified NetworkInterfaceName is invalid.");
        }

        EniRules.CheckDescription(parameters.Text("Description"), 255);
    }

    private static void CheckQueues(ActionContext context, EniRow row, int? queues)
    {
        if (queues is null || row.Status == "Available")
        {
            return;
        }

        var instance = context.AttachedInstance(row);
        if (instance?.Status != "Stopped")
        {
            throw new ServiceException(
                403,
                "InvalidOperation.InvalidEniState",
                "The queue number can be modified while the ENI is in the Available status or ECS instance attached is Stopped.");
        }

        if (queues > EniRules.TypeOf(instance).QueuesPerEni)
        {
            throw new ServiceException(403, "InvalidOperation.ExceedInstanceTypeQueueNumber", "The queue number exceeds the limit of the instance type.");
        }
    }
}
