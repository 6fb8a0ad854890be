using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Kestrel on one port of 127.0.0.1, without a host around it, which starts several times faster.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    /// <param name="port">The port; 0 for any free one.</param>
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

    /// <summary>Cancelled when the listener stops, so that deliberately hanging responses end.</summary>
    public CancellationToken Stopping { get; }

    public Task StartAsync(Func<HttpContext, Task> handle, CancellationToken cancellationToken) =>
        _kestrel.StartAsync(new Application(handle), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        // Before Kestrel, which would wait for hanging responses.
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _kestrel.StopAsync(timeout.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }

    private sealed class Application(Func<HttpContext, Task> handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // Clients may disconnect at any time; anything else is a bug of the emulator, and Kestrel only answers 500.
            if (exception is not (null or OperationCanceledException or IOException))
            {
                Console.Error.WriteLine(exception);
            }
        }
    }
}
