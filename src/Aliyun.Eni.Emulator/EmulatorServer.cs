using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Hosting;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>A local endpoint of ECS and STS on 127.0.0.1.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly LoopbackListener _listener;
    private readonly RequestLog<RequestRecord> _log = new();
    private readonly ServiceEndpoint _service;
    private readonly ControlEndpoint _control;

    private EmulatorServer(EmulatorOptions options)
    {
        _clock = options.TimeProvider;
        Data = new EniDataSet(options.Enis, options.Seed);
        Accounts = new EmulatorAccounts(options.Accounts);
        Trust = new TrustTable(options.Roles);
        Sessions = new SessionIssuer(Accounts, options);
        foreach (var rule in options.Faults)
        {
            Faults.Add(rule);
        }

        _listener = new LoopbackListener(options.Port);
        _service = new ServiceEndpoint(options, Data, new(Accounts, Trust, Sessions), Faults, _log, _listener.Stopping);
        _control = new ControlEndpoint(Faults, _log, Sessions);
    }

    /// <summary>http://127.0.0.1:PORT/.</summary>
    public Uri Endpoint => _listener.Endpoint;

    /// <summary>The rows served; may be changed while running.</summary>
    public EniDataSet Data { get; }

    /// <summary>The credentials accepted; may be changed while running.</summary>
    public EmulatorAccounts Accounts { get; }

    /// <summary>The roles that may be assumed; may be changed while running.</summary>
    public TrustTable Trust { get; }

    /// <summary>The sessions issued so far, by STS and by the servers of keys that belong to this emulator.</summary>
    public IReadOnlyList<IssuedSession> IssuedSessions => Sessions.Issued;

    /// <summary>What goes wrong; may be changed while running.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<RequestRecord> Requests => _log.Snapshot();

    internal SessionIssuer Sessions { get; }

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Starts an emulator; it serves until it is disposed.</summary>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var server = new EmulatorServer(options);
        await server._listener.StartAsync(server.HandleAsync, cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Stops at once, whatever is under way.</summary>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private Task HandleAsync(HttpContext http) => http.Request.Path.StartsWithSegments(ControlEndpoint.Root, StringComparison.Ordinal)
        ? _control.HandleAsync(http)
        : _service.HandleAsync(http);
}
