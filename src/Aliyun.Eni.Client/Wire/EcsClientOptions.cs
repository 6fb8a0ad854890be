using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>What a client needs to know beside the transport. The clock and the nonces come from here, so that a test can fix them.</summary>
/// <param name="Endpoint">Where requests go.</param>
/// <param name="Credentials">Who signs them; <see langword="null"/> where a request is not signed.</param>
internal sealed record EcsClientOptions(Uri Endpoint, ICredentialProvider? Credentials)
{
    /// <summary>
    /// The longest one try of a request may take, with its answer. The official .NET SDK gives the slowest read of this service 16 s; a full page over a
    /// slow line takes longer.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Repeats what fails; what, when and how often is decided here (<see cref="RetryDecisions"/>).</summary>
    public IRetries Retries { get; init; } = NoRetries.Instance;

    /// <summary>How often a request is repeated at the most.</summary>
    public int MaxRetry { get; init; } = RetryDecisions.DefaultMaxRetry;

    /// <summary>A number from 0 to 1, for waits that many clients must not share.</summary>
    public Func<double> Jitter { get; init; } = static () => Random.Shared.NextDouble();

    /// <summary>Told of each repetition before the wait.</summary>
    public Action<RetryTrace>? Retrying { get; init; }

    /// <summary>The profile the credentials are of; rows carry it.</summary>
    public string? ProfileName { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string> Nonce { get; init; } = static () => Guid.NewGuid().ToString("N");

    public Action<RequestTrace>? Trace { get; init; }

    /// <summary>Told of each signature before the request is sent.</summary>
    public Action<SignatureTrace>? Signed { get; init; }
}
