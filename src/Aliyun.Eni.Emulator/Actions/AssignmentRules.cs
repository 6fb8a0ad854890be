using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The rules for the network interface whose addresses a request changes.</summary>
internal static class AssignmentRules
{
    /// <returns>The vSwitch.</returns>
    /// <exception cref="ServiceException">The addresses can't be changed now.</exception>
    public static VSwitch Check(ActionContext context, EniRow row)
    {
        EniRules.RequireUnmanaged(row);
        EniRules.RequireStableStatus(row);
        if (row.Type == "Primary" && context.AttachedInstance(row) is { } instance)
        {
            EniRules.RequireRunningOrStopped(instance);
        }

        return context.Region.VSwitches.Find(row.VSwitchId ?? "")
            ?? throw new ServiceException(404, "InvalidVSwitchId.NotFound", "The specified VSwitchId is not found.");
    }

    /// <summary>A request removes addresses or prefixes, and at least one.</summary>
    public static void CheckRemoval(IReadOnlyList<string> addresses, IReadOnlyList<string> prefixes, string name)
    {
        if (addresses.Count > 0 && prefixes.Count > 0)
        {
            throw EniRules.Conflict("addresses", "prefixes");
        }

        if (addresses.Count + prefixes.Count == 0)
        {
            throw EniRules.Missing(name);
        }
    }

    public static ServiceException NotAssigned() => new(403, "InvalidIp.IpUnassigned", "The specified IP is not assigned on this ENI.");
}
