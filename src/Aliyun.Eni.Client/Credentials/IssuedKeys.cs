using System.Globalization;
using System.Text.Json;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Keys as the metadata service, a credentials URI and an external program give them: JSON with AccessKeyId, AccessKeySecret, SecurityToken and
/// Expiration, the program with the names of a CLI profile.
/// </summary>
internal static class IssuedKeys
{
    /// <param name="json">The text.</param>
    /// <param name="source">Where it is from, for the error.</param>
    /// <exception cref="CredentialException">The text holds no keys. It is not shown: half of it might be keys.</exception>
    public static Credential Read(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using var document = KeyText.Parse(json);
            return Read(document.RootElement, source);
        }
        catch (JsonException)
        {
            throw new CredentialException($"{source} did not answer with JSON.");
        }
    }

    public static Credential Read(JsonElement keys, string source)
    {
        if (keys.ValueKind != JsonValueKind.Object)
        {
            throw new CredentialException($"{source} did not answer with a JSON object.");
        }

        if (Text(keys, "Code") is { } code && code != "Success")
        {
            throw new CredentialException($"{source} answered {code}.");
        }

        var id = Text(keys, "AccessKeyId", "access_key_id");
        var secret = Text(keys, "AccessKeySecret", "access_key_secret");
        return id is not null && secret is not null
            ? new Credential(id, secret, Text(keys, "SecurityToken", "sts_token"), Expiration(keys, source))
            : throw new CredentialException($"{source} answered without an AccessKey ID and secret.");
    }

    /// <summary>A time in seconds since 1970. Of what is no time any more, such as milliseconds by mistake, the last there is.</summary>
    public static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private static DateTimeOffset? Expiration(JsonElement keys, string source)
    {
        if (keys.TryGetProperty("sts_expiration", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt64(out var unix) && unix > 0)
        {
            return Time(unix);
        }

        return Text(keys, "Expiration", "expiration") is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : throw new CredentialException($"{source} answered with an expiration that is no time.");
    }

    private static string? Text(JsonElement keys, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (keys.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }
}
