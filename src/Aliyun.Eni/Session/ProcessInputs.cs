using System.Collections.Concurrent;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Session;

/// <summary>What the credential chain looks at, of this process.</summary>
internal static class ProcessInputs
{
    // Of the process, not of the runspace: thirty runspaces with one role need one session of it.
    private static readonly ConcurrentDictionary<string, RefreshingProvider> Sessions = new();

    /// <summary>Where the files are, for those who ask nothing else.</summary>
    public static Surroundings Surroundings { get; } = new()
    {
        Variable = Environment.GetEnvironmentVariable,
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    };

    public static CredentialInputs Create(Uri? proxy) => new()
    {
        Variable = Surroundings.Variable,
        Home = Surroundings.Home,
        Transport = endpoint => Transport(endpoint, proxy),
        Direct = Http.Transport.Direct,
        IsEcsInstance = EcsInstance.IsThisMachine,
        Sessions = Sessions,
        Retries = PollyRetries.Instance,
    };

    /// <summary>The way to an endpoint: through a proxy, but to this machine directly.</summary>
    public static HttpMessageInvoker Transport(Uri endpoint, Uri? proxy) => EndpointAddress.IsThisMachine(endpoint) ? Http.Transport.Direct
        : proxy is null ? Http.Transport.ThroughProxy
        : Http.Transport.Through(proxy);
}
