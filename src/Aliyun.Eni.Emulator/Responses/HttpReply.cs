using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Aliyun.Eni.Emulator.Responses;

/// <summary>An HTTP response: a status, headers and a body, which is only rendered when it is sent.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The content type.</param>
/// <param name="Write">Renders the body.</param>
internal sealed record HttpReply(int Status, string ContentType, Action<IBufferWriter<byte>> Write)
{
    public HttpReply(int status, string contentType, byte[] body)
        : this(status, contentType, target => Copy(body, target))
    {
    }

    /// <summary>Headers besides Content-Type, Date and those of the framing.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether the body is sent in chunks instead of with a Content-Length.</summary>
    public bool IsChunked { get; init; }

    public byte[] Body
    {
        get
        {
            var buffer = new ArrayBufferWriter<byte>();
            Write(buffer);
            return buffer.WrittenSpan.ToArray();
        }
    }

    /// <summary>The head as bytes, for responses that Kestrel would refuse to send.</summary>
    public byte[] Head(string framingName, string framingValue)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {ReasonPhrases.GetReasonPhrase(Status)}\r\n");
        foreach (var (name, value) in Headers.Append(("Content-Type", ContentType)).Append((framingName, framingValue)))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    public byte[] HeadWithLength(int length) => Head("Content-Length", length.ToString(CultureInfo.InvariantCulture));

    // Kestrel's pipe returns too small spans without a size hint.
    private static void Copy(byte[] body, IBufferWriter<byte> target)
    {
        if (body.Length > 0)
        {
            body.CopyTo(target.GetSpan(body.Length));
            target.Advance(body.Length);
        }
    }
}
