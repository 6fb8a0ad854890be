using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>A credentials URI on 127.0.0.1; no two requests get the same keys.</summary>
public sealed class CredentialsUriServer : IAsyncDisposable
{
    private readonly CredentialsUriOptions _options;
    private readonly KeyHost _host;

    private CredentialsUriServer(CredentialsUriOptions options)
    {
        _options = options;
        _host = new KeyHost(options.Port, Answer);
        Mishap = options.Mishap;
    }

    /// <summary>The address of the keys, to be used as it is.</summary>
    public Uri CredentialsUri => new(_host.Endpoint, _options.Target);

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<KeyRequest> Requests => _host.Log.Snapshot();

    /// <summary>What goes wrong; may be changed while running.</summary>
    public KeyMishap Mishap { get; set; }

    /// <summary>Starts a credentials URI; it serves until it is disposed.</summary>
    public static async Task<CredentialsUriServer> StartAsync(CredentialsUriOptions options, CancellationToken cancellationToken = default)
    {
        var server = new CredentialsUriServer(options);
        await server._host.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Stops at once, whatever is under way.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private KeyAnswer Answer(KeyRequest request) => KeyAnswer.ForAll(Mishap) is { } answer ? answer
        : request.Target != _options.Target ? KeyAnswer.Empty(404)
        : request.Method != "GET" ? KeyAnswer.Empty(405)
        : KeyDocument.Answer(_options.Emulator, KeySource.CredentialsUri, _options.RoleArn, _options.SessionLifetime, Mishap);
}
