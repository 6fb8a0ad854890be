using Aliyun.Eni.Emulator.Actions.Sts;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Every action the emulator knows, by version and name.</summary>
internal static class ActionTable
{
    private static readonly IAction[] Actions =
    [
        new DescribeNetworkInterfaces(),
        new DescribeRegions(),
        new DescribeInstances(),
        new ListTagResources(),
        new GetCallerIdentity(),
        new AssumeRole(),
        new AssumeRoleWithOidc(),
    ];

    public static bool IsUnsigned(string version, string name) =>
        Actions.Any(action => action.IsUnsigned && action.Version == version && action.Name == name);

    /// <exception cref="ServiceException">No such version, or no such action in it.</exception>
    public static IAction Find(string version, string name)
    {
        if (!Actions.Any(action => action.Version == version))
        {
            throw new ServiceException(404, "InvalidVersion", "Specified parameter Version is not valid.");
        }

        return Actions.FirstOrDefault(action => action.Version == version && action.Name == name)
            ?? throw new ServiceException(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
    }
}
