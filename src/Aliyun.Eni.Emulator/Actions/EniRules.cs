using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The rules that the actions on network interfaces share, with the service's codes and statuses.</summary>
internal static class EniRules
{
    private const string NotAllowedInState = "the operation is not supported while the ENI is in the current state.";

    /// <summary>A missing parameter, as the ENI actions report it.</summary>
    public static ServiceException Missing(string name) =>
        new(400, "MissingParameter", $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");

    public static ServiceException Invalid(string reason) => new(400, "InvalidParameter", $"the specified parameter is invalid: {reason}");

    public static ServiceException Conflict(string first, string second) => new(
        400, "InvalidParameter.Conflict", $"the specified parameters are invalid. Check whether {first} and {second} conflict with each other.");

    public static ServiceException InvalidState(string? expected = null, EniRow? row = null) => new(
        400,
        "InvalidOperation.InvalidEniState",
        row is null ? NotAllowedInState : $"The operation is not allowed in the current ENI state. Expecting status is {expected},while current status is {row.Status}.");

    /// <summary>The network interface of the NetworkInterfaceId parameter.</summary>
    /// <exception cref="ServiceException">The ID is malformed or unknown.</exception>
    public static EniRow FindEni(this ActionContext context, int notFoundStatus = 404)
    {
        var id = context.Parameters.Required("NetworkInterfaceId");
        if (!id.StartsWith("eni-", StringComparison.Ordinal))
        {
            throw new ServiceException(400, "InvalidParams.EniId", "the specified NetworkInterfaceId parameter is invalid.");
        }

        return context.Region.Find(id)
            ?? throw new ServiceException(notFoundStatus, "InvalidEniId.NotFound", "the specified NetworkInterfaceId parameter does not exist.");
    }

    /// <summary>The instance of the InstanceId parameter.</summary>
    /// <exception cref="ServiceException">The ID is malformed, or unknown, which is the given error.</exception>
    public static EcsInstance FindInstance(this ActionContext context, int notFoundStatus, string notFoundCode)
    {
        var id = context.Parameters.Required("InstanceId");
        if (!id.StartsWith("i-", StringComparison.Ordinal))
        {
            throw new ServiceException(400, "InvalidInstanceID.Malformed", "the specified InstanceId parameter is invalid.");
        }

        return context.Region.Instances.Find(id)
            ?? throw new ServiceException(notFoundStatus, notFoundCode, "the specified InstanceId parameter does not exist.");
    }

    /// <summary>The instance a network interface is attached to, or null.</summary>
    public static EcsInstance? AttachedInstance(this ActionContext context, EniRow row) =>
        row.AttachedInstanceId is { Length: > 0 } id ? context.Region.Instances.Find(id) : null;

    /// <summary>The type of an instance; an unknown one has the default limits.</summary>
    public static InstanceType TypeOf(EcsInstance instance) => InstanceType.Find(instance.InstanceType) ?? InstanceType.Default;

    public static void RequireUnmanaged(EniRow row)
    {
        if (row.ServiceManaged == true)
        {
            throw new ServiceException(403, "InvalidOperation.EniServiceManaged", "the operation is invalid: the ENI is managed by another service.");
        }
    }

    /// <summary>Only secondary and trunk network interfaces can be attached, detached and deleted.</summary>
    public static void RequireDetachableType(EniRow row)
    {
        if (row.Type is not ("Secondary" or "Trunk"))
        {
            throw new ServiceException(403, "InvalidOperation.InvalidEniType", "The operation is not allowed in the current ENI type.");
        }
    }

    /// <summary>Addresses can be changed only while the network interface is Available or InUse.</summary>
    public static void RequireStableStatus(EniRow row)
    {
        if (row.Status is not ("Available" or "InUse"))
        {
            throw InvalidState("Available|InUse", row);
        }
    }

    public static void RequireRunningOrStopped(EcsInstance instance)
    {
        if (instance.Status is not ("Running" or "Stopped"))
        {
            throw new ServiceException(400, "InvalidOperation.InvalidEcsState", "The operation is not allowed in the current ECS state.");
        }
    }

    public static void RequireHotPlug(EcsInstance instance)
    {
        if (instance.Status == "Running" && !TypeOf(instance).SupportsHotPlug)
        {
            throw new ServiceException(403, "InvalidOperation.HotPlugNotSupport", "The instance type does not support hot plugging of ENIs. Stop the instance first.");
        }
    }

    public static void CheckDescription(string? description, int maxLength)
    {
        if (description is { Length: > 0 }
            && (description.Length < 2 || description.Length > maxLength || IsUrl(description)))
        {
            throw Invalid($"Description must have 2 to {maxLength} characters and must not start with http:// or https://.");
        }
    }

    public static bool IsValidName(string name) =>
        name.Length is >= 2 and <= 128 && !IsUrl(name) && name.All(letter => char.IsLetterOrDigit(letter) || letter is ':' or '_' or '.' or '-');

    public static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Stores a row and schedules its next state, unless a fault keeps it from getting there or leads it back.</summary>
    public static void Change(this ActionContext context, EniRow row, EniRow before, Func<EniRow, EniRow?> then)
    {
        Func<EniRow, EniRow?>? next = then;
        if (context.Faults.Has(FaultKind.Stuck))
        {
            next = null;
        }
        else if (context.Faults.Has(FaultKind.FallBack))
        {
            next = current => current with { Status = before.Status, InstanceId = before.InstanceId, Attachment = before.Attachment };
        }

        context.World.Change(row, next);
    }
}
