using System.Net;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aliyun.Eni.Emulator;

/// <summary>A local ECS endpoint on 127.0.0.1.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _kestrel;
    private readonly RequestLog _log = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceEndpoint _service;
    private readonly ControlEndpoint _control;
    private bool _isDisposed;

    private EmulatorServer(EmulatorOptions options)
    {
        Data = new EniDataSet(options.Enis, options.Seed);
        Accounts = new EmulatorAccounts(options.Accounts);
        foreach (var rule in options.Faults)
        {
            Faults.Add(rule);
        }

        _service = new ServiceEndpoint(options, Data, Accounts, Faults, _log, _stopping.Token);
        _control = new ControlEndpoint(Faults, _log);
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _kestrel = new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    /// <summary>http://127.0.0.1:PORT/.</summary>
    public Uri Endpoint => new(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/");

    /// <summary>The rows served; may be changed while running.</summary>
    public EniDataSet Data { get; }

    /// <summary>The credentials accepted; may be changed while running.</summary>
    public EmulatorAccounts Accounts { get; }

    /// <summary>What goes wrong; may be changed while running.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<RequestRecord> Requests => _log.Snapshot();

    /// <summary>Starts an emulator; it serves until it is disposed.</summary>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var server = new EmulatorServer(options);
        await server._kestrel.StartAsync(new EmulatorApplication(server.HandleAsync), cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Stops at once, whatever is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        // Ends what hangs on purpose, or Kestrel would wait for it.
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(StopPatience);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }

    private Task HandleAsync(HttpContext http) => http.Request.Path.StartsWithSegments(ControlEndpoint.Root, StringComparison.Ordinal)
        ? _control.HandleAsync(http)
        : _service.HandleAsync(http);
}
