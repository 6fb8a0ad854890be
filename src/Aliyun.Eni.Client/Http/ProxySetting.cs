using System.Net;

namespace Aliyun.Eni.Client.Http;

/// <summary>
/// The proxy of a request, and where it is configured. The user name and password in its address are used to log in; only this type sees them.
/// </summary>
internal sealed class ProxySetting
{
    private static readonly string[] Variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    private ProxySetting(Uri address, string source)
    {
        Address = Redaction.HostOnly(address);
        HasUserInfo = address.UserInfo.Length > 0;
        Source = HasUserInfo ? source + ", with a user name" : source;
    }

    /// <summary>The address: scheme, host and port.</summary>
    public Uri Address { get; }

    /// <summary>Where it is configured.</summary>
    public string Source { get; }

    /// <summary>Whether the configured address has a user name.</summary>
    public bool HasUserInfo { get; }

    /// <summary>Whether an address is one of a proxy: <c>http://</c> or <c>https://</c>, a host and a port, without a path.</summary>
    public static bool IsValid(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && address.Fragment.Length == 0;

    /// <summary>The proxy that the user has set, for every endpoint outside this machine.</summary>
    public static ProxySetting Create(Uri address, string source) => new(address, source);

    /// <summary>The proxy of the environment variables or of the operating system; <see langword="null"/> where the endpoint is reached directly.</summary>
    public static ProxySetting? FromEnvironment(Uri endpoint, IWebProxy proxy, Func<string, string?> variable)
    {
        if (proxy.IsBypassed(endpoint) || proxy.GetProxy(endpoint) is not { } address || address == endpoint)
        {
            return null;
        }

        var name = Variables.FirstOrDefault(name => !string.IsNullOrEmpty(variable(name)));
        return new(address, name is null ? "system settings" : $"environment variable {name}");
    }

    /// <summary>The proxy for a message: address and source, no secret.</summary>
    public override string ToString() => $"proxy {Address} ({Source})";
}
