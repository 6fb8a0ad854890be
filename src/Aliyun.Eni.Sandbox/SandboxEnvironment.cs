namespace Aliyun.Eni.Sandbox;

/// <summary>
/// The environment a user would have set. It replaces whatever this process inherited: nothing in the sandbox may reach a real account.
/// </summary>
internal static class SandboxEnvironment
{
    public const string Region = "cn-hangzhou";

    public static void Set(Uri endpoint)
    {
        var variables = new Dictionary<string, string?>
        {
            ["ALIBABA_CLOUD_ENDPOINT"] = endpoint.ToString(),
            ["ALIBABA_CLOUD_STS_ENDPOINT"] = endpoint.ToString(),
            ["ALIBABA_CLOUD_REGION_ID"] = Region,
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "testid",
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "testsecret",
            ["ALIBABA_CLOUD_SECURITY_TOKEN"] = null,

            // Windows only: the module's views are ps1xml files, which a restricted machine would refuse.
            ["PSExecutionPolicyPreference"] = "Bypass",
        };
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
