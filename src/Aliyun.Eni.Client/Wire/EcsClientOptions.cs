using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>What a client needs to know beside the transport. The clock and the nonces come from here, so that a test can fix them.</summary>
/// <param name="Endpoint">Where requests go.</param>
/// <param name="Credentials">Who signs them; <see langword="null"/> where a request is not signed.</param>
internal sealed record EcsClientOptions(Uri Endpoint, ICredentialProvider? Credentials)
{
    /// <summary>
    /// The longest a request may take, with its answer. The slowest read of this service takes the official .NET SDK's 16 s; a full page over a slow
    /// line takes longer.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The profile the credentials are of; rows carry it.</summary>
    public string? ProfileName { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string> Nonce { get; init; } = static () => Guid.NewGuid().ToString("N");

    public Action<RequestTrace>? Trace { get; init; }
}
