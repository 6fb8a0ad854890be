using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aliyun.Eni.Tests.Support;

/// <summary>A server that answers each request with bytes of the test's choice and then ends the connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Func<Stream, CancellationToken, Task> _answer;
    private readonly Task _serving;
    private readonly ConcurrentQueue<string> _heads = new();

    /// <param name="answer">Writes the answer to one request; it may write without end, and is ended when the client goes.</param>
    public RawServer(Func<Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public int Requests => _heads.Count;

    /// <summary>The first bytes of each request: its line and its headers.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>A server whose answer is a head and a body.</summary>
    /// <param name="head">Status and headers, without the empty line.</param>
    /// <param name="body">What follows them.</param>
    public static RawServer With(string head, byte[] body) => new(async (stream, token) =>
    {
        await stream.WriteAsync(Head(head), token);
        await stream.WriteAsync(body, token);
    });

    /// <summary>A server whose answer has a start, and then the same piece without end.</summary>
    public static RawServer Endless(string head, byte[] start, byte[] piece) => new(async (stream, token) =>
    {
        await stream.WriteAsync(Head(head), token);
        await stream.WriteAsync(start, token);
        while (true)
        {
            await stream.WriteAsync(piece, token);
        }
    });

    /// <summary>A server that answers each action with JSON.</summary>
    public static RawServer Answering(Func<string, string> answer)
    {
        RawServer? server = null;
        return server = new RawServer(async (stream, token) =>
        {
            var action = server!.Heads[^1].Split('\n').First(static line => line.StartsWith("x-acs-action:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
            var body = Encoding.UTF8.GetBytes(answer(action));
            await stream.WriteAsync(Head($"HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close\nContent-Length: {body.Length}"), token);
            await stream.WriteAsync(body, token);
        });
    }

    /// <summary>The lines of a head, as they are sent.</summary>
    public static byte[] Head(string lines) => Encoding.ASCII.GetBytes(lines.ReplaceLineEndings("\r\n") + "\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();

        // Stopped before it is left, the listener would be asked for one more client and complain.
        await _serving;
        _closing.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new byte[16 * 1024];
                var length = await stream.ReadAtLeastAsync(head, 1, throwOnEndOfStream: true, _closing.Token);
                _heads.Enqueue(Encoding.ASCII.GetString(head, 0, length));
                await _answer(stream, _closing.Token);
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException)
            {
                // The client has gone, or the test is over.
            }
        }
    }
}
