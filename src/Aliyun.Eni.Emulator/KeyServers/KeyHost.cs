using Aliyun.Eni.Emulator.Hosting;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>Listens, logs and answers for a server of keys.</summary>
internal sealed class KeyHost(int port, Func<KeyRequest, KeyAnswer> answer) : IAsyncDisposable
{
    private readonly LoopbackListener _listener = new(port);

    public Uri Endpoint => _listener.Endpoint;

    public RequestLog<KeyRequest> Log { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken) => _listener.StartAsync(HandleAsync, cancellationToken);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var wire = await RequestReader.ReadAsync(http).ConfigureAwait(false);
        var request = new KeyRequest(wire.Method, wire.RawQuery.Length == 0 ? wire.Path : $"{wire.Path}?{wire.RawQuery}", wire.Headers);
        var reply = answer(request);
        request.StatusCode = reply.Status;
        request.AccessKeyId = reply.AccessKeyId;
        Log.Add(request);
        if (reply == KeyAnswer.Never)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _listener.Stopping);
            await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Abort();
            return;
        }

        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        await http.Response.WriteAsync(reply.Body, http.RequestAborted).ConfigureAwait(false);
    }
}
