using System.Text.Json;

namespace Aliyun.Eni.Client.Json;

/// <summary>Reads a whole response by the readers of its action.</summary>
internal static class ResponseReader
{
    /// <summary>The largest page of the service has 1,000 rows.</summary>
    private const int MaxRows = 10_000;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads a response.</summary>
    /// <param name="request">What was requested.</param>
    /// <param name="body">The response in JSON or XML.</param>
    /// <param name="strings">Texts that many rows share.</param>
    /// <param name="profileName">The profile of the credentials.</param>
    /// <exception cref="JsonException">The JSON is malformed, or isn't a response of the action.</exception>
    /// <exception cref="System.Xml.XmlException">The XML is malformed.</exception>
    public static T Read<T>(ApiRequest<T> request, ReadOnlyMemory<byte> body, StringCache strings, string? profileName)
    {
        body = body[(body.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0)..];
        var utf8 = IsXml(body.Span) ? XmlToJson.Convert(body) : body;
        var json = new JsonCursor(new Utf8JsonReader(utf8.Span), strings) { ProfileName = profileName, MaxItems = MaxRows, IsStrict = true };
        try
        {
            json.Next();
            var response = request.Read(ref json);

            // The reader throws if anything follows the end.
            json.Next();
            return response;
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("The response contains invalid UTF-8 or an incomplete Unicode escape.", notText);
        }
    }

    /// <summary>The ID of a row. A row without one is an error: it would be lost without a word, or be one of which nothing is known.</summary>
    /// <exception cref="JsonException">The row has no ID.</exception>
    public static string RequireId(string? id, string name) => id ?? throw new JsonException($"The response has a row without {name}.");

    private static bool IsXml(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
}
