using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Aliyun.Eni.Http;

/// <summary>
/// HTTP connections, built and renewed by Microsoft.Extensions.Http. Follow no redirect, keep no cookie; answers are unpacked. Shared by the process, so
/// that a second command finds the connection of the first one open: not to be disposed.
/// </summary>
public static class Transport
{
    private const string Name = "Aliyun.Eni";

    // Time for a connection over a slow line; the official Go SDK gives as much.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // A new connection looks its host up again, so that a listing follows a service that moves.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly Lazy<HttpMessageInvoker> OfEnvironment = new(static () => Build(useProxy: true, null));

    private static readonly Lazy<HttpMessageInvoker> WithoutProxy = new(static () => Build(useProxy: false, null));

    private static readonly ConcurrentDictionary<Uri, HttpMessageInvoker> OfUser = new();

    /// <summary>Asks the proxy of the environment (HTTPS_PROXY, NO_PROXY, the system's settings).</summary>
    public static HttpMessageInvoker ThroughProxy => OfEnvironment.Value;

    /// <summary>Asks no proxy: for addresses of this machine and for the metadata of an instance.</summary>
    public static HttpMessageInvoker Direct => WithoutProxy.Value;

    /// <summary>Asks a proxy of the user's choice.</summary>
    /// <param name="proxy">The address of the proxy.</param>
    public static HttpMessageInvoker Through(Uri proxy) => OfUser.GetOrAdd(proxy, static address => Build(useProxy: true, new WebProxy(address)));

    private static HttpMessageInvoker Build(bool useProxy, WebProxy? proxy)
    {
        var services = new ServiceCollection();
        services.AddHttpClient(Name)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.UseProxy = useProxy;
                handler.Proxy = proxy;
                handler.UseCookies = false;
                handler.AllowAutoRedirect = false;
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        var handlers = services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>();
        return new HttpMessageInvoker(handlers.CreateHandler(Name), disposeHandler: false);
    }
}
