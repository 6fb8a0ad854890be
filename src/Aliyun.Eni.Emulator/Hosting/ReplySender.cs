using System.Buffers;
using System.IO.Compression;
using System.Text;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>
/// Puts an answer on the wire: straight into the response's pipe, which makes it chunked, or by way of a buffer, with a
/// Content-Length, for errors and where a fault works on the bytes.
/// </summary>
internal sealed class ReplySender(TimeProvider clock, CancellationToken stopping)
{
    // Where an invalid byte goes: inside a text, so that only the decoding can fail.
    private static readonly byte[][] TextStarts =
        [.. new[] { "\"NetworkInterfaceName\":\"", "\"Message\":\"", "\"RequestId\":\"" }.Select(Encoding.UTF8.GetBytes)];

    public async Task SendAsync(HttpContext http, Outgoing reply, FaultStrike strike)
    {
        if (strike.Break is { } rule)
        {
            await new BrokenSender(http, stopping).SendAsync(rule, Head(reply), Bytes(reply, strike)).ConfigureAwait(false);
            return;
        }

        var response = http.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in Head(reply).Headers)
        {
            response.Headers[name] = value;
        }

        if (reply is Reply { Status: 200 } && !strike.InvalidUtf8 && !strike.Gzip)
        {
            reply.WriteTo(response.BodyWriter, strike);
            await response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            return;
        }

        var body = Bytes(reply, strike);
        if (strike.Gzip)
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compressed(body);
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private ResponseHead Head(Outgoing reply) =>
        new(reply.Status, [("Date", clock.GetUtcNow().ToString("R")), ("Content-Type", reply.ContentType), .. reply.Headers]);

    private static byte[] Bytes(Outgoing reply, FaultStrike strike)
    {
        var buffer = new ArrayBufferWriter<byte>();
        reply.WriteTo(buffer, strike);
        return strike.InvalidUtf8 ? WithInvalidByte(buffer.WrittenSpan) : buffer.WrittenSpan.ToArray();
    }

    private static byte[] WithInvalidByte(ReadOnlySpan<byte> body)
    {
        foreach (var start in TextStarts)
        {
            if (body.IndexOf(start) is var at && at >= 0)
            {
                var split = at + start.Length;

                // 0xC3 announces a second byte that 0x28 is not.
                return [.. body[..split], 0xC3, 0x28, .. body[split..]];
            }
        }

        return [.. body, 0xC3, 0x28];
    }

    private static byte[] Compressed(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return target.ToArray();
    }
}
