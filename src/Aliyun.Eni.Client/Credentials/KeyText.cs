using System.Text.Json;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>JSON with keys in it.</summary>
internal static class KeyText
{
    /// <summary>
    /// Parses JSON every text of which can be read. The parser itself looks at a text only when it is asked for, and then fails on one that is none:
    /// not UTF-8, or an escape that is half a letter.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON, or a text in it is none. The message may quote it.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default)
    {
        var reader = new Utf8JsonReader(
            utf8.Span, new JsonReaderOptions { AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("A text is none.", notText);
        }

        return JsonDocument.Parse(utf8, options);
    }
}
