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
        IsEcsInstance = EcsInstance.IsThisMachine,
        Sessions = Sessions,
        MaxRetry = RetryPolicy.DefaultMaxRetry,
    };

    /// <summary>The transport for an endpoint: through a proxy, except to this machine and to the instance metadata, whose credentials no proxy may see.</summary>
    public static HttpMessageInvoker Transport(Uri endpoint, Uri? proxy) =>
        EndpointAddress.IsThisMachine(endpoint) || endpoint.Host == EcsInstance.MetadataAddress ? Http.Transport.Direct
        : proxy is null ? Http.Transport.ThroughProxy
        : Http.Transport.Through(proxy);
}
