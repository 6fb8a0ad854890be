using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Everything outside itself that the credential chain looks at, so that a test can give each of it.</summary>
internal sealed record CredentialInputs : Surroundings
{
    /// <summary>Sends requests to an endpoint: through the proxy, or directly where that is this machine.</summary>
    public required Func<Uri, HttpMessageInvoker> Transport { get; init; }

    /// <summary>Sends requests through no proxy: the metadata service is one hop away, and a proxy must not see its keys.</summary>
    public required HttpMessageInvoker Direct { get; init; }

    /// <summary>Whether this machine is an ECS instance, as far as can be told without asking the network.</summary>
    public required Func<bool> IsEcsInstance { get; init; }

    /// <summary>Repeats requests for roles that fail.</summary>
    public Wire.IRetries Retries { get; init; } = Wire.NoRetries.Instance;

    /// <summary>The clock of every expiration.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Providers that refresh, by what they are made from: a second command finds the session of the first.</summary>
    public ConcurrentDictionary<string, RefreshingProvider> Sessions { get; init; } = new();

    /// <summary>The refreshing provider for a source, shared by all that name the same parts. Secrets may be among the parts: they are hashed.</summary>
    public ICredentialProvider Session(string description, Func<CancellationToken, Task<Credential>> fetch, params ReadOnlySpan<string?> parts)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts!))));
        return Sessions.GetOrAdd(key, _ => new RefreshingProvider(description, fetch, Clock));
    }
}
