using System.Collections.Concurrent;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Hosting;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>A local endpoint of ECS and STS on 127.0.0.1.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly ConcurrentQueue<RequestRecord> _log = new();
    private readonly ServiceEndpoint _service;
    private readonly ControlEndpoint _control;

    private EmulatorServer(EmulatorOptions options)
    {
        World = new World(options);
        Identities = new IdentityStore(options);
        foreach (var rule in options.Faults)
        {
            Faults.Add(rule);
        }

        _listener = new LoopbackListener(options.Port);
        _service = new ServiceEndpoint(options, World, Identities, Faults, _log.Enqueue, _listener.Stopping);
        _control = new ControlEndpoint(this);
    }

    /// <summary>http://127.0.0.1:PORT/.</summary>
    public Uri Endpoint => _listener.Endpoint;

    /// <summary>The resources of the account; may be changed while running.</summary>
    public World World { get; }

    /// <summary>The accounts and roles; may be changed while running.</summary>
    public IdentityStore Identities { get; }

    /// <summary>The sessions issued so far, by STS and by the credential endpoints of this emulator.</summary>
    public IReadOnlyList<IssuedSession> IssuedSessions => Identities.IssuedSessions;

    /// <summary>The active faults; may be changed while running.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<RequestRecord> Requests => [.. _log];

    internal DateTimeOffset Now => World.Now;

    /// <summary>Starts an emulator; it runs until it is disposed.</summary>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var server = new EmulatorServer(options);
        await server._listener.StartAsync(server.HandleAsync, cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Empties the log of requests.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Stops at once and drops connections.</summary>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private Task HandleAsync(HttpContext http) => http.Request.Path.StartsWithSegments(ControlEndpoint.Root, StringComparison.Ordinal)
        ? _control.HandleAsync(http)
        : _service.HandleAsync(http);
}
