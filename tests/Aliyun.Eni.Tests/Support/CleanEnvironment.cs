using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Tests.Support;

/// <summary>What the developer's machine is configured with must not reach a test, nor a test a real account.</summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOurs))
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("ALIBABA", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ALICLOUD", StringComparison.OrdinalIgnoreCase);
}
