using System.Globalization;
using System.Text.Json;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Reads credentials in JSON: AccessKeyId, AccessKeySecret, SecurityToken and Expiration from the metadata service and a credentials URI, the names of a CLI
/// profile from an external program.
/// </summary>
internal static class CredentialJson
{
    /// <param name="json">The JSON, in UTF-8.</param>
    /// <param name="source">The source, named in the error.</param>
    /// <exception cref="CredentialException">The JSON is malformed or has no credential. It isn't quoted: it might contain part of a secret.</exception>
    public static Credential Read(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using var document = Parse(json);
            return Read(document.RootElement, source);
        }
        catch (JsonException)
        {
            throw new CredentialException($"{source} didn't return JSON.");
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string)"/>
    public static Credential Read(JsonElement json, string source)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new CredentialException($"{source} didn't return a JSON object.");
        }

        if (GetString(json, "Code") is { } code && code != "Success")
        {
            throw new CredentialException($"{source} returned {code}.");
        }

        var id = GetString(json, "AccessKeyId", "access_key_id");
        var secret = GetString(json, "AccessKeySecret", "access_key_secret");
        return id is not null && secret is not null
            ? Credential.Parse(source, id, secret, GetString(json, "SecurityToken", "sts_token"), GetExpiration(json, source))
            : throw new CredentialException($"{source} returned no AccessKey ID and secret.");
    }

    /// <summary>
    /// Parses JSON and validates every string. <see cref="JsonDocument"/> decodes strings lazily and would throw later on invalid UTF-8 or a lone surrogate.
    /// </summary>
    /// <exception cref="JsonException">The JSON is malformed. The message may quote it.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling });
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
        catch (InvalidOperationException invalid)
        {
            throw new JsonException("A string contains invalid UTF-8 or an incomplete Unicode escape.", invalid);
        }

        return JsonDocument.Parse(utf8, options);
    }

    /// <summary>The first non-empty string among the members, trimmed; <see langword="null"/> when there is none.</summary>
    public static string? GetString(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Converts Unix seconds to a time. Values that are out of range, such as milliseconds by mistake, become the last time there is.</summary>
    public static DateTimeOffset FromUnixSeconds(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private static DateTimeOffset? GetExpiration(JsonElement json, string source)
    {
        if (json.TryGetProperty("sts_expiration", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt64(out var unix) && unix > 0)
        {
            return FromUnixSeconds(unix);
        }

        return GetString(json, "Expiration", "expiration") is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : throw new CredentialException($"{source} returned a malformed expiration.");
    }
}
