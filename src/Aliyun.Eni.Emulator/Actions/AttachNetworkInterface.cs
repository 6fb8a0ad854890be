using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Attaches a network interface to an instance: Available, Attaching, InUse.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class AttachNetworkInterface : IAction
{
    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"),
        Parameter.Required("NetworkInterfaceId"),
        Parameter.Required("InstanceId"),
        Parameter.Number("NetworkCardIndex"),
        new("TrunkNetworkInstanceId"),
        Parameter.Flag("WaitForNetworkConfigurationReady"))
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var row = context.FindEni();
        var instance = context.FindInstance(403, "InvalidInstanceId.NotFound");
        EniRules.RequireUnmanaged(row);
        EniRules.RequireDetachableType(row);
        if (row.Status != "Available")
        {
            throw EniRules.InvalidState();
        }

        EniRules.RequireRunningOrStopped(instance);
        CheckLocation(row, instance);
        EniRules.RequireHotPlug(instance);
        var attached = context.Region.InterfacesOf(instance.InstanceId).ToArray();
        CheckLimits(row, EniRules.TypeOf(instance), attached.Length);
        var card = context.Parameters.Number("NetworkCardIndex");
        CheckNetworkCard(card, EniRules.TypeOf(instance));
        var device = Enumerable.Range(1, attached.Length + 1).First(index => attached.All(other => other.Attachment?.DeviceIndex != index));
        var attaching = row with
        {
            Status = "Attaching",
            InstanceId = instance.InstanceId,
            Attachment = new(device, instance.InstanceId, card, null),
        };
        context.Change(attaching, row, then: current => current with { Status = "InUse", QueueNumberIsEmpty = false, QueueNumber = current.QueueNumber ?? 2 });
        return new([]);
    }

    private static void CheckLocation(EniRow row, EcsInstance instance)
    {
        if (row.VpcId != instance.VpcId)
        {
            throw new ServiceException(403, "InvalidOperation.VpcMismatch", "The ENI and the instance are not in the same VPC.");
        }

        if (row.ZoneId != instance.ZoneId)
        {
            throw new ServiceException(
                403, "InvalidOperation.AvailabilityZoneMismatch", "The VPC VSwitch of the specified ENI and ECS instance are not in the same availability zone.");
        }
    }

    private static void CheckLimits(EniRow row, InstanceType type, int attached)
    {
        if (attached >= type.EniQuantity)
        {
            throw new ServiceException(
                403, "EniPerInstanceLimitExceeded", "the maximum number of ENIs that can be bound to the specified instance has been reached.");
        }

        if ((row.PrivateIpSets?.Count ?? 0) + (row.Ipv4Prefixes?.Count ?? 0) > type.Ipv4PerEni)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv4CountExceeded", "the maximum number of IPv4 addresses has been reached.");
        }

        if ((row.Ipv6Sets?.Count ?? 0) + (row.Ipv6Prefixes?.Count ?? 0) > type.Ipv6PerEni)
        {
            throw new ServiceException(403, "InvalidOperation.Ipv6NotSupport", "IPv6 does not support this operation.");
        }
    }

    private static void CheckNetworkCard(int? index, InstanceType type)
    {
        if (index is not null && type.NetworkCards == 0)
        {
            throw new ServiceException(400, "UnsupportedParameter", "The parameters is unsupported: NetworkCardIndex.");
        }

        if (index < 0 || index >= type.NetworkCards)
        {
            throw EniRules.Invalid($"NetworkCardIndex must be less than {type.NetworkCards}.");
        }
    }
}
