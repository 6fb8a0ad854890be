using System.IO.Compression;
using System.Text;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Responses;

/// <summary>Sends a response, changed or broken as the faults demand.</summary>
internal sealed class ResponseSender(TimeProvider clock, CancellationToken stopping)
{
    // An invalid byte goes inside a text, so that only the decoding can fail.
    private static readonly byte[][] TextStarts =
        [.. new[] { "\"NetworkInterfaceName\":\"", "\"Message\":\"", "\"RequestId\":\"" }.Select(Encoding.UTF8.GetBytes)];

    public async Task SendAsync(HttpContext http, HttpReply reply, ActiveFaults faults)
    {
        var changed = Change(reply, faults);
        if (faults.ConnectionFault is { } rule)
        {
            await new FaultySender(http, stopping).SendAsync(rule, changed).ConfigureAwait(false);
            return;
        }

        var response = http.Response;
        response.StatusCode = changed.Status;
        response.ContentType = changed.ContentType;
        foreach (var (name, value) in changed.Headers)
        {
            response.Headers[name] = value;
        }

        if (changed.IsChunked)
        {
            changed.Write(response.BodyWriter);
            await response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            return;
        }

        var body = changed.Body;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private HttpReply Change(HttpReply reply, ActiveFaults faults)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Date"] = clock.GetUtcNow().ToString("R") };
        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = value;
        }

        foreach (var (name, value) in faults.Has(FaultKind.Gzip) ? faults.Headers.Prepend(("Content-Encoding", "gzip")) : faults.Headers)
        {
            headers[name] = value;
        }

        return (faults.EditsBytes ? new HttpReply(reply.Status, reply.ContentType, EditBytes(reply.Body, faults)) : reply) with
        {
            Headers = [.. headers.Select(header => (header.Key, header.Value))],
        };
    }

    private static byte[] EditBytes(byte[] body, ActiveFaults faults)
    {
        body = faults.Has(FaultKind.InvalidUtf8) ? WithInvalidByte(body) : body;
        body = faults.Has(FaultKind.HalfJson) ? body[..(body.Length / 2)] : body;
        return faults.Has(FaultKind.Gzip) ? Compress(body) : body;
    }

    private static byte[] WithInvalidByte(ReadOnlySpan<byte> body)
    {
        foreach (var start in TextStarts)
        {
            if (body.IndexOf(start) is var at && at >= 0)
            {
                var split = at + start.Length;

                // 0xC3 starts a two-byte sequence, which 0x28 can't continue.
                return [.. body[..split], 0xC3, 0x28, .. body[split..]];
            }
        }

        return [.. body, 0xC3, 0x28];
    }

    private static byte[] Compress(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return target.ToArray();
    }
}
