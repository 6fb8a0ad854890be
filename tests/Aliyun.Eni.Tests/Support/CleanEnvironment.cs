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

        // Tests that are started from pwsh would find its modules.
        Environment.SetEnvironmentVariable("PSModulePath", null);

        // Nor the developer's own files.
        Environment.SetEnvironmentVariable("ALIBABA_CLOUD_CONFIG_FILE", Path.Combine(AppContext.BaseDirectory, "no-config.json"));
        Environment.SetEnvironmentVariable("ALIBABA_CLOUD_CREDENTIALS_FILE", Path.Combine(AppContext.BaseDirectory, "no-credentials"));
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("ALIBABA", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ALICLOUD", StringComparison.OrdinalIgnoreCase);
}
