using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Kestrel on one port of 127.0.0.1.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    /// <param name="port">The port; 0 takes any free one.</param>
    public LoopbackListener(int port)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _kestrel = new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
        Stopping = _stopping.Token;
    }

    /// <summary>http://127.0.0.1:PORT/.</summary>
    public Uri Endpoint => new(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/");

    /// <summary>Ends what hangs on purpose.</summary>
    public CancellationToken Stopping { get; }

    public Task StartAsync(Func<HttpContext, Task> handle, CancellationToken cancellationToken) =>
        _kestrel.StartAsync(new EmulatorApplication(handle), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        // Before Kestrel, which would wait for what hangs.
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(StopPatience);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }
}
