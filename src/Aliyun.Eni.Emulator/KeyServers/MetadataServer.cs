using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>
/// The metadata service of an instance on 127.0.0.1. The service repeats keys until shortly before they end; here no two requests get
/// the same, so that it shows who asked again.
/// </summary>
public sealed class MetadataServer : IAsyncDisposable
{
    private const string TokenPath = "/latest/api/token";
    private const string RegionPath = "/latest/meta-data/region-id";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";

    private readonly MetadataOptions _options;
    private readonly KeyHost _host;
    private readonly MetadataTokens _tokens;

    private MetadataServer(MetadataOptions options)
    {
        _options = options;
        _host = new KeyHost(options.Port, Answer);
        _tokens = new MetadataTokens(options.Emulator);
        RoleName = options.RoleName;
        RequireToken = options.RequireToken;
        Mishap = options.Mishap;
    }

    /// <summary>http://127.0.0.1:PORT/, which stands for http://100.100.100.200/.</summary>
    public Uri Endpoint => _host.Endpoint;

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<KeyRequest> Requests => _host.Log.Snapshot();

    /// <summary>The role of the instance, or null for none; may be changed while running.</summary>
    public string? RoleName { get; set; }

    /// <summary>Whether requests without a token (v1) are refused; may be changed while running.</summary>
    public bool RequireToken { get; set; }

    /// <summary>Whether there are no tokens (v2) to be had; may be changed while running.</summary>
    public bool RefuseTokens { get; set; }

    /// <summary>What goes wrong; may be changed while running.</summary>
    public KeyMishap Mishap { get; set; }

    /// <summary>Starts a metadata service; it serves until it is disposed.</summary>
    public static async Task<MetadataServer> StartAsync(MetadataOptions options, CancellationToken cancellationToken = default)
    {
        var server = new MetadataServer(options);
        await server._host.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Stops at once, whatever is under way.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private KeyAnswer Answer(KeyRequest request)
    {
        if (KeyAnswer.ForAll(Mishap) is { } answer)
        {
            return answer;
        }

        if (request.Target == TokenPath)
        {
            return request.Method != "PUT" ? KeyAnswer.Empty(405) : RefuseTokens ? KeyAnswer.Empty(403) : _tokens.Answer(request);
        }

        if (request.Method != "GET")
        {
            return KeyAnswer.Empty(405);
        }

        return _tokens.Allow(request, RequireToken) ? Document(request.Target) : KeyAnswer.Empty(403);
    }

    private KeyAnswer Document(string path)
    {
        if (path == RegionPath)
        {
            return new(200, _options.RegionId);
        }

        if (RoleName is not { } role)
        {
            return KeyAnswer.Empty(404);
        }

        return path == RolesPath ? new(200, role)
            : path == RolesPath + role ? KeyDocument.Answer(
                _options.Emulator, KeySource.Metadata, $"acs:ram::{_options.AccountId}:role/{role}", _options.SessionLifetime, Mishap)
            : KeyAnswer.Empty(404);
    }
}
