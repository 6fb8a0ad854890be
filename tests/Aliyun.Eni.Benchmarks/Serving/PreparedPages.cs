using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Serving;

/// <summary>The answers of one listing, written once: 500 rows a page, and on each page but the last the token of the next one, which is its number.</summary>
internal static class PreparedPages
{
    public const int RowsPerPage = 500;

    public const string RequestId = "5C0E2B68-EDB0-421D-B146-E58A04808242";

    public static byte[][] Write(int rows) =>
        [.. Enumerable.Range(0, (rows + RowsPerPage - 1) / RowsPerPage).AsParallel().AsOrdered().Select(page => Write(page, rows))];

    public static byte[] Write(int page, int rows)
    {
        var first = page * RowsPerPage;
        var end = Math.Min(first + RowsPerPage, rows);
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("TotalCount", rows);
            json.WriteString("RequestId", RequestId);
            json.WriteNumber("PageSize", RowsPerPage);
            json.WriteString("NextToken", end < rows ? (page + 1).ToString(CultureInfo.InvariantCulture) : string.Empty);
            json.WriteNumber("PageNumber", 1);
            json.WriteStartObject("NetworkInterfaceSets");
            json.WriteStartArray("NetworkInterfaceSet");
            for (var n = first; n < end; n++)
            {
                PreparedRow.Write(json, n);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>An answer with its head, as it goes onto the wire.</summary>
    public static byte[] WithHead(byte[] body)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nx-acs-request-id: {RequestId}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
