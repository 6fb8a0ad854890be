using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client;

/// <summary>The settings of an <see cref="ApiClient"/>. Time, nonces and waits are set here so that a test can replace them.</summary>
/// <param name="Endpoint">Where requests are sent.</param>
/// <param name="Credentials">Signs the requests; <see langword="null"/> where no request is signed.</param>
internal sealed record ApiClientOptions(Uri Endpoint, ICredentialProvider? Credentials)
{
    /// <summary>The official .NET SDK allows the slowest read of ECS 16 s; a full page over a slow line takes longer.</summary>
    public static readonly TimeSpan DefaultRequestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time limit of one try with its response.</summary>
    public TimeSpan RequestTimeout { get; init; } = DefaultRequestTimeout;

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaxRetry { get; init; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>A number from 0 to 1 that spreads the delays of many clients.</summary>
    public Func<double> Jitter { get; init; } = static () => Random.Shared.NextDouble();

    /// <summary>Waits before a retry; <see langword="null"/> for a delay of <see cref="Clock"/>.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Delay { get; init; }

    /// <summary>The profile of the credentials; rows and errors carry it.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The region that <see cref="Endpoint"/> was derived from; <see langword="null"/> for an endpoint that the user has set.</summary>
    public string? EndpointRegionId { get; init; }

    /// <summary>Where <see cref="Endpoint"/> is configured, for error messages.</summary>
    public string? EndpointSource { get; init; }

    /// <summary>Gets the proxy of the transport for an endpoint, for error messages; <see langword="null"/> for none.</summary>
    public Func<Uri, ProxySetting?> Proxy { get; init; } = static _ => null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string> Nonce { get; init; } = static () => Guid.NewGuid().ToString("N");

    public RequestObserver Observer { get; init; } = RequestObserver.None;
}
