using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Benchmarks.Serving;

/// <summary>
/// Serves the prepared pages on 127.0.0.1 and does nothing else: it reads the token of a request and sends bytes that are there already, so that what is
/// measured is never waiting for it. Who signs, and how, is all the same to it.
/// </summary>
internal sealed class PageServer(int rows, TimeSpan delay)
{
    private readonly byte[][] _pages = [.. PreparedPages.Write(rows).Select(PreparedPages.WithHead)];

    /// <summary>Serves until the one who started this process closes its input.</summary>
    public async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await Console.Out.WriteLineAsync($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        // Reading the console asynchronously is not asynchronous.
        var closed = Task.Run(Console.In.ReadToEnd);
        while (true)
        {
            var accepting = listener.AcceptSocketAsync();
            if (await Task.WhenAny(accepting, closed) == closed)
            {
                return;
            }

            _ = ServeAsync(await accepting);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var client = socket;
        client.NoDelay = true;
        var request = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (await client.ReceiveAsync(request.AsMemory(length)) is > 0 and var received)
            {
                length += received;
                // No request has a body, and none comes before the answer to the last one.
                if (request.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                {
                    await Task.Delay(delay);
                    await SendAsync(client, _pages[Page(request)]);
                    length = 0;
                }
            }
        }
        catch (SocketException)
        {
            // The client is gone.
        }
    }

    private static async Task SendAsync(Socket client, ReadOnlyMemory<byte> answer)
    {
        while (answer.Length > 0)
        {
            answer = answer[await client.SendAsync(answer)..];
        }
    }

    private static int Page(ReadOnlySpan<byte> request)
    {
        var line = request[..request.IndexOf((byte)'\r')];
        var token = line.IndexOf("NextToken="u8);
        if (token < 0)
        {
            return 0;
        }

        var digits = line[(token + "NextToken="u8.Length)..];
        return int.Parse(digits[..digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9')], CultureInfo.InvariantCulture);
    }
}
