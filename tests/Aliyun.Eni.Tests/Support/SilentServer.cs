using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Tests.Support;

/// <summary>A server that takes a request and says nothing, or begins an answer and says no more.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _clientGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _requestTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public SilentServer(string firstWords = "")
    {
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = ServeAsync(firstWords);
    }

    public Uri Endpoint { get; }

    /// <summary>Ends when a request has come and the first words, if any, are sent.</summary>
    public Task RequestTaken => _requestTaken.Task;

    /// <summary>Ends when the client has closed the connection.</summary>
    public Task ClientGone => _clientGone.Task;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync(string firstWords)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
            var stream = client.GetStream();
            var buffer = new byte[16 * 1024];
            await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: true, _closing.Token);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(firstWords), _closing.Token);
            _requestTaken.SetResult();
            while (await stream.ReadAsync(buffer, _closing.Token) > 0)
            {
            }

            _clientGone.SetResult();
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        catch (IOException)
        {
            _clientGone.TrySetResult();
        }
    }
}
