using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace Aliyun.Eni.Http;

/// <summary>
/// HTTP connections of Microsoft.Extensions.Http. They follow no redirect, keep no cookie and decompress responses. The process shares them, so that a
/// second command finds the connection of the first one open: they aren't disposed.
/// </summary>
/// <remarks>A transport is built on the thread pool from its first use, while credentials and regions are resolved.</remarks>
public static class Transport
{
    private const string Name = "Aliyun.Eni";

    // The same as in the official Go SDK; a slow connection needs it.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // A new connection resolves its host again, so that a listing follows a service that moves.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly Lazy<HttpMessageInvoker> OfEnvironment = new(static () => new DeferredHandler(useProxy: true, static () => new ProxyWithoutUserInfo(EnvironmentProxy)).Invoker());

    private static readonly Lazy<HttpMessageInvoker> WithoutProxy = new(static () => new DeferredHandler(useProxy: false, static () => null).Invoker());

    private static readonly ConcurrentDictionary<string, HttpMessageInvoker> OfUser = new(StringComparer.Ordinal);

    /// <summary>The proxy of the environment variables, else of the operating system. .NET reads them once a process.</summary>
    public static IWebProxy EnvironmentProxy => HttpClient.DefaultProxy;

    /// <summary>Uses the proxy of the environment (HTTPS_PROXY, NO_PROXY, the system's settings).</summary>
    public static HttpMessageInvoker ThroughProxy => OfEnvironment.Value;

    /// <summary>Uses no proxy: for addresses of this machine and for the metadata of an instance.</summary>
    public static HttpMessageInvoker Direct => WithoutProxy.Value;

    /// <summary>Uses a proxy of the user's choice.</summary>
    /// <param name="proxy">The address of the proxy. A user name and a password in it are used to log in.</param>
    public static HttpMessageInvoker Through(Uri proxy) => OfUser.GetOrAdd(proxy.AbsoluteUri, static (_, address) => new DeferredHandler(useProxy: true, () => CreateProxy(address)).Invoker(), proxy);

    private static WebProxy CreateProxy(Uri address)
    {
        var proxy = new WebProxy(ProxyWithoutUserInfo.Remove(address));
        if (address.UserInfo.Length > 0)
        {
            var parts = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
            var (domain, name) = parts[0].Split('\\', 2) is [var before, var after] ? (before, after) : (string.Empty, parts[0]);
            proxy.Credentials = new NetworkCredential(name, parts.ElementAtOrDefault(1), domain);
        }

        return proxy;
    }

    private static HttpMessageInvoker Build(bool useProxy, IWebProxy? proxy)
    {
        var services = new ServiceCollection();
        services.AddHttpClient(Name);

        // They log and count requests, which nobody reads.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        services.Configure<HttpClientFactoryOptions>(Name, options =>
        {
            options.HandlerLifetime = Timeout.InfiniteTimeSpan;
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new SocketsHttpHandler
            {
                UseProxy = useProxy,
                Proxy = proxy,
                UseCookies = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = ConnectionLifetime,
            });
        });
        var handlers = new HandlerServices(services).GetRequiredService<IHttpMessageHandlerFactory>();
        return new HttpMessageInvoker(handlers.CreateHandler(Name), disposeHandler: false);
    }

    /// <summary>A proxy whose address has no user name and password: messages of exceptions contain the address. The credentials stay.</summary>
    private sealed class ProxyWithoutUserInfo(IWebProxy proxy) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => proxy.Credentials;
            set => proxy.Credentials = value;
        }

        public static Uri Remove(Uri address) => address.UserInfo.Length == 0 ? address : new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

        public Uri? GetProxy(Uri destination) => proxy.GetProxy(destination) is { } address ? Remove(address) : null;

        public bool IsBypassed(Uri host) => proxy.IsBypassed(host);
    }

    private sealed class DeferredHandler(bool useProxy, Func<IWebProxy?> proxy) : HttpMessageHandler
    {
        private readonly Task<HttpMessageInvoker> _built = Task.Run(() => Build(useProxy, proxy()));

        public HttpMessageInvoker Invoker() => new(this);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // Only the first request of a process waits: an asynchronous wait would take longer to compile.
            if (!_built.IsCompleted)
            {
                Task.WaitAny([_built], cancellationToken);
            }

            return _built.GetAwaiter().GetResult().SendAsync(request, cancellationToken);
        }
    }
}
