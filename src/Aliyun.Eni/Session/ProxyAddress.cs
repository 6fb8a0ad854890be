namespace Aliyun.Eni.Session;

/// <summary>The address of a proxy, which may hold a password.</summary>
internal static class ProxyAddress
{
    private static readonly string[] Variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>Formats an address without its password.</summary>
    public static string Redact(Uri proxy)
    {
        var user = proxy.UserInfo.Split(':')[0];
        return $"{proxy.Scheme}://{(user.Length > 0 ? $"{user}:***@" : string.Empty)}{proxy.Authority[(proxy.Authority.LastIndexOf('@') + 1)..]}";
    }

    /// <summary>Formats an address that may not even be a URI without what precedes an @.</summary>
    public static string Redact(string proxy)
    {
        var at = proxy.LastIndexOf('@');
        var scheme = proxy.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? proxy[..(end + 3)] : string.Empty;
        return at < 0 ? proxy : $"{scheme}***@{proxy[(at + 1)..]}";
    }

    /// <summary>The proxy that the environment or the system sets for an endpoint; <see langword="null"/> if there is none.</summary>
    public static ResolvedSetting<Uri?>? OfEnvironment(Uri? endpoint)
    {
        var target = endpoint ?? new Uri("https://ecs.aliyuncs.com");
        if (HttpClient.DefaultProxy is not { } proxies || proxies.IsBypassed(target) || proxies.GetProxy(target) is not { } proxy)
        {
            return null;
        }

        var variable = Array.Find(Variables, static name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
        return new(proxy, variable is null ? "system settings" : $"environment variable {variable}");
    }
}
