using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Aliyun.Eni.Http;

/// <summary>
/// HTTP connections, built and renewed by Microsoft.Extensions.Http. The handlers are shared by the process, so that a second command finds the
/// connection of the first one open.
/// </summary>
public static class Transport
{
    private const string ViaProxy = "proxy";

    private const string NoProxy = "direct";

    // Time for a connection over a slow line; the official Go SDK gives as much.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // A new connection looks its host up again, so that a listing follows a service that moves.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly Lazy<IHttpMessageHandlerFactory> Handlers = new(Build);

    private static readonly Lazy<HttpMessageInvoker> SharedThroughProxy = new(static () => Create(ViaProxy));

    private static readonly Lazy<HttpMessageInvoker> SharedDirect = new(static () => Create(NoProxy));

    /// <summary>
    /// Asks the proxy of the environment (HTTPS_PROXY, NO_PROXY, the system's settings). Follows no redirect, keeps no cookie; answers are unpacked.
    /// Shared: not to be disposed.
    /// </summary>
    public static HttpMessageInvoker ThroughProxy => SharedThroughProxy.Value;

    /// <summary>As <see cref="ThroughProxy"/>, but asks no proxy: for addresses of this machine.</summary>
    public static HttpMessageInvoker Direct => SharedDirect.Value;

    private static HttpMessageInvoker Create(string name) => new(Handlers.Value.CreateHandler(name), disposeHandler: false);

    private static IHttpMessageHandlerFactory Build()
    {
        var services = new ServiceCollection();
        Add(services, ViaProxy, useProxy: true);
        Add(services, NoProxy, useProxy: false);
        return services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>();
    }

    private static void Add(ServiceCollection services, string name, bool useProxy) => services
        .AddHttpClient(name)
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.UseProxy = useProxy;
            handler.UseCookies = false;
            handler.AllowAutoRedirect = false;
            handler.AutomaticDecompression = DecompressionMethods.All;
            handler.ConnectTimeout = ConnectTimeout;
            handler.PooledConnectionLifetime = ConnectionLifetime;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
