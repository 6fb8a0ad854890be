using System.Collections.Concurrent;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>The credential environment of this process.</summary>
internal static class ProcessInputs
{
    // Of the process, not of the runspace: thirty runspaces with one role need one session of it.
    private static readonly ConcurrentDictionary<object, RefreshingProvider> Sessions = new();

    public static CredentialEnvironment Create(Uri? proxy) => new()
    {
        Variable = Environment.GetEnvironmentVariable,
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Transport = endpoint => Transport(endpoint, proxy),
        Proxy = endpoint => IsDirect(endpoint) ? null
            : proxy is not null ? ProxySetting.Create(proxy, "Set-AliContext")
            : ProxySetting.FromEnvironment(endpoint, Http.Transport.EnvironmentProxy, Environment.GetEnvironmentVariable),
        IsEcsInstance = EcsInstanceDetector.IsThisMachine,
        Sessions = Sessions,
        SessionScope = proxy,
        MaxRetry = RetryPolicy.DefaultMaxRetry,
    };

    /// <summary>The transport for an endpoint: through the proxy, where the endpoint isn't reached directly.</summary>
    public static HttpMessageInvoker Transport(Uri endpoint, Uri? proxy) => IsDirect(endpoint) ? Http.Transport.Direct
        : proxy is null ? Http.Transport.ThroughProxy
        : Http.Transport.Through(proxy);

    // The instance metadata is one hop away, and no proxy may see its credentials.
    private static bool IsDirect(Uri endpoint) => EndpointAddress.IsThisMachine(endpoint) || endpoint.Host == EcsInstanceDetector.MetadataAddress;
}
