using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Status and headers, for those answers Kestrel would refuse to send.</summary>
internal sealed record ResponseHead(int Status, IReadOnlyList<(string Name, string Value)> Headers)
{
    public byte[] WithLength(int length) => Bytes("Content-Length", length.ToString(CultureInfo.InvariantCulture));

    public byte[] WithChunks() => Bytes("Transfer-Encoding", "chunked");

    private byte[] Bytes(string name, string value)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {ReasonPhrases.GetReasonPhrase(Status)}\r\n");
        foreach (var header in Headers.Append((Name: name, Value: value)))
        {
            text.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }
}
