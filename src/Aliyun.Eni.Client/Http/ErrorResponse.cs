using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Http;

/// <summary>An error in a response: one of the service, in JSON or XML, or an error of a proxy or firewall.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The message.</param>
internal sealed record ErrorResponse(string Code, string Message)
{
    public const string Unexpected = "Ali.UnexpectedResponse";

    /// <summary>Bytes. Errors of the service have a few hundred; a gateway may add a long message.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int MaxTitleOffset = 64 * 1024;

    private static readonly string[] SuccessCodes = ["OK", "Success", "Succeed", "Succeeded"];

    public string? RequestId { get; init; }

    public string? HelpLink { get; init; }

    public AccessDenial? Denial { get; init; }

    /// <summary>Reads the body of a response with an error status.</summary>
    public static ErrorResponse Read(HttpStatusCode status, ReadOnlyMemory<byte> body) => TryRead(body) ?? Describe(status, body.Span);

    /// <summary>Returns the error of the service that a body is; <see langword="null"/> when it isn't one.</summary>
    public static ErrorResponse? TryRead(ReadOnlyMemory<byte> body)
    {
        try
        {
            var json = FirstByte(body.Span) switch
            {
                (byte)'{' => body,
                (byte)'<' => XmlToJson.Convert(body),
                _ => default,
            };
            return json.IsEmpty ? null : TryReadJson(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Describes a response that isn't the service's, so that its sender can be found.</summary>
    public static ErrorResponse Describe(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        var what = body.IsEmpty ? "an empty body" : FirstByte(body) == (byte)'<' ? $"a page{Title(body)}" : "text";
        return new ErrorResponse(
            Unexpected, $"The server sent HTTP {(int)status} ({status}) with {what}, which isn't a response of the service. Check for a proxy or firewall in between.");
    }

    /// <summary>Whether a body is a page for a browser.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> body, MediaTypeHeaderValue? contentType)
    {
        Span<char> start = stackalloc char[16];
        var text = Trim(body);
        var length = Encoding.Latin1.GetChars(text[..Math.Min(text.Length, start.Length)], start);
        return contentType?.MediaType?.EndsWith("html", StringComparison.OrdinalIgnoreCase) == true
            || ((ReadOnlySpan<char>)start[..length]).StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || ((ReadOnlySpan<char>)start[..length]).StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The delay in <c>x-acs-retry-after</c>: milliseconds. No official client reads the standard header.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-acs-retry-after", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > 0 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    /// <summary>Whether the members of a response that the action doesn't have are those of an error.</summary>
    public static bool HasErrorCode(PropertyBag members)
    {
        var code = members.FirstOrDefault(static member => member.Key.Equals("Code", StringComparison.OrdinalIgnoreCase)).Value;
        return code is string or long && Convert.ToString(code, CultureInfo.InvariantCulture) is { Length: > 0 } text && !IsSuccess(text);
    }

    // Some gateways add a code to every response.
    private static bool IsSuccess(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number is 0 or (>= 200 and < 300)
        : Array.Exists(SuccessCodes, success => success.Equals(code, StringComparison.OrdinalIgnoreCase));

    private static ErrorResponse? TryReadJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var error = document.RootElement;
        return (Text(error, "Code") ?? Number(error, "Code")) is not { } code || IsSuccess(code) ? null : new ErrorResponse(code, Text(error, "Message") ?? code)
        {
            RequestId = Text(error, "RequestId"),
            HelpLink = Text(error, "Recommend"),
            Denial = Member(error, "AccessDeniedDetail") is { ValueKind: JsonValueKind.Object } denial ? ReadDenial(denial) : null,
        };
    }

    private static AccessDenial ReadDenial(JsonElement denial) => new(
        Text(denial, "AuthAction"),
        Text(denial, "AuthPrincipalType"),
        Text(denial, "AuthPrincipalDisplayName"),
        Text(denial, "PolicyType"),
        Text(denial, "NoPermissionType"));

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static string? Number(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;

    // Some backends write the names in lower case.
    private static JsonElement? Member(JsonElement json, string name)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject().Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);

    private static byte FirstByte(ReadOnlySpan<byte> body) => Trim(body) is [var first, ..] ? first : (byte)0;

    private static string Title(ReadOnlySpan<byte> body)
    {
        var page = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxTitleOffset)]);
        var start = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : page.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            return string.Empty;
        }

        var title = page[(start + "<title>".Length)..end].Trim();
        return $" titled {Redaction.Quote(title)}";
    }
}
