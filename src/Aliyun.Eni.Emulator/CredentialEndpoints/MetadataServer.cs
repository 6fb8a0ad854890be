using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.CredentialEndpoints;

/// <summary>The settings of an instance metadata service.</summary>
public sealed class MetadataOptions
{
    /// <summary>The emulator that accepts the credentials.</summary>
    public required EmulatorServer Emulator { get; init; }

    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The account of the instance.</summary>
    public string AccountId { get; init; } = Principal.DefaultAccountId;

    /// <summary>The role of the instance at the start, or null for none.</summary>
    public string? RoleName { get; init; } = "eni-reader";

    /// <summary>The region of the instance.</summary>
    public string RegionId { get; init; } = "cn-hangzhou";

    /// <summary>Whether requests without a token (version 1) are refused at the start.</summary>
    public bool RequireToken { get; init; }

    /// <summary>The lifetime of the credentials, unless the emulator has a SessionLifetime.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The fault at the start.</summary>
    public CredentialFault Fault { get; init; }
}

/// <summary>
/// The metadata service of an instance on 127.0.0.1. The service repeats credentials until shortly before they expire; here every
/// request gets new ones, which shows how often a client requests them.
/// </summary>
public sealed class MetadataServer : IAsyncDisposable
{
    private const string TokenPath = "/latest/api/token";
    private const string RegionPath = "/latest/meta-data/region-id";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";
    private const string LifetimeHeader = "x-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenHeader = "x-aliyun-ecs-metadata-token";
    private const int MaxTokenSeconds = 21600;

    private readonly MetadataOptions _options;
    private readonly CredentialEndpoint _server;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokenExpirations = new(StringComparer.Ordinal);

    private MetadataServer(MetadataOptions options)
    {
        _options = options;
        _server = new CredentialEndpoint(options.Emulator, options.Port, Respond) { Fault = options.Fault };
        RoleName = options.RoleName;
        RequireToken = options.RequireToken;
    }

    /// <summary>http://127.0.0.1:PORT/, in place of http://100.100.100.200/.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<CredentialRequest> Requests => _server.Requests;

    /// <summary>The role of the instance, or null for none; may be changed while running.</summary>
    public string? RoleName { get; set; }

    /// <summary>Whether requests without a token (version 1) are refused; may be changed while running.</summary>
    public bool RequireToken { get; set; }

    /// <summary>Whether requests for a token (version 2) are refused; may be changed while running.</summary>
    public bool RefuseTokens { get; set; }

    /// <summary>The active fault; may be changed while running.</summary>
    public CredentialFault Fault
    {
        get => _server.Fault;
        set => _server.Fault = value;
    }

    /// <summary>Starts a metadata service; it runs until it is disposed.</summary>
    public static async Task<MetadataServer> StartAsync(MetadataOptions options, CancellationToken cancellationToken = default)
    {
        var server = new MetadataServer(options);
        await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Stops at once and drops connections.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private CredentialEndpoint.Reply Respond(CredentialRequest request) => (request.Method, request.Target) switch
    {
        ("PUT", TokenPath) => RefuseTokens ? new(403) : IssueToken(request),
        ("GET", not TokenPath) when !IsAllowed(request) => new(403),
        ("GET", RegionPath) => new(200, _options.RegionId),
        ("GET", RolesPath) when RoleName is { } role => new(200, role),
        ("GET", var path) when RoleName is { } role && path == RolesPath + role =>
            _server.Credentials(KeySource.Metadata, $"acs:ram::{_options.AccountId}:role/{role}", _options.SessionLifetime),
        ("GET", not TokenPath) => new(404),
        _ => new(405),
    };

    private CredentialEndpoint.Reply IssueToken(CredentialRequest request)
    {
        if (!int.TryParse(request.Headers.GetValueOrDefault(LifetimeHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < 1 or > MaxTokenSeconds)
        {
            return new(400);
        }

        var token = $"{RandomNumberGenerator.GetHexString(40)}==";
        _tokenExpirations[token] = _options.Emulator.Now.AddSeconds(seconds);
        return new(200, token);
    }

    /// <summary>A token that is sent has to be valid, even where none is required.</summary>
    private bool IsAllowed(CredentialRequest request) => request.Headers.TryGetValue(TokenHeader, out var token)
        ? _tokenExpirations.TryGetValue(token, out var expiration) && _options.Emulator.Now < expiration
        : !RequireToken;
}
