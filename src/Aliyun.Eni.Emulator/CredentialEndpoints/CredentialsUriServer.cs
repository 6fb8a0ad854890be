using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.CredentialEndpoints;

/// <summary>The settings of a credentials URI.</summary>
public sealed class CredentialsUriOptions
{
    /// <summary>The emulator that accepts the credentials.</summary>
    public required EmulatorServer Emulator { get; init; }

    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The path and query; anything else is not found.</summary>
    public string Target { get; init; } = "/keys?app=eni%20reader";

    /// <summary>The role of the credentials.</summary>
    public string RoleArn { get; init; } = $"acs:ram::{Principal.DefaultAccountId}:role/eni-reader";

    /// <summary>The lifetime of the credentials, unless the emulator has a SessionLifetime.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The fault at the start.</summary>
    public CredentialFault Fault { get; init; }
}

/// <summary>A credentials URI on 127.0.0.1; every request gets new credentials.</summary>
public sealed class CredentialsUriServer : IAsyncDisposable
{
    private readonly CredentialsUriOptions _options;
    private readonly CredentialEndpoint _server;

    private CredentialsUriServer(CredentialsUriOptions options)
    {
        _options = options;
        _server = new CredentialEndpoint(options.Emulator, options.Port, Respond) { Fault = options.Fault };
    }

    /// <summary>The URI of the credentials.</summary>
    public Uri CredentialsUri => new(_server.Endpoint, _options.Target);

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<CredentialRequest> Requests => _server.Requests;

    /// <summary>The active fault; may be changed while running.</summary>
    public CredentialFault Fault
    {
        get => _server.Fault;
        set => _server.Fault = value;
    }

    /// <summary>Starts a credentials URI; it runs until it is disposed.</summary>
    public static async Task<CredentialsUriServer> StartAsync(CredentialsUriOptions options, CancellationToken cancellationToken = default)
    {
        var server = new CredentialsUriServer(options);
        await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Stops at once and drops connections.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private CredentialEndpoint.Reply Respond(CredentialRequest request) =>
        request.Target != _options.Target ? new(404)
        : request.Method != "GET" ? new(405)
        : _server.Credentials(KeySource.CredentialsUri, _options.RoleArn, _options.SessionLifetime);
}
