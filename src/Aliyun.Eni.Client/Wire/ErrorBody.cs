using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Aliyun.Eni.Client.Wire;

/// <summary>What an answer with an error status says: JSON or XML of the service, or something of a proxy's that is neither.</summary>
internal static class ErrorBody
{
    /// <summary>Errors of the service are a few hundred bytes; no more than this is read of any other.</summary>
    private const int MostRead = 64 * 1024;

    public const string UnexpectedResponse = "Ali.UnexpectedResponse";

    public static async Task<EcsException> ReadAsync(HttpResponseMessage response, string? requestId, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[MostRead];
            var length = await stream.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var error = await ParseAsync(response.StatusCode, buffer.AsMemory(0, length), requestId, cancellationToken).ConfigureAwait(false);
            error.RetryAfter = RetryAfter(response);
            error.ServerTime = response.Headers.Date;
            return error;
        }
    }

    // Milliseconds, of the service's own header; no official client reads the standard one.
    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-acs-retry-after", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > 0 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    public static async Task<EcsException> ParseAsync(
        HttpStatusCode status, ReadOnlyMemory<byte> body, string? requestId, CancellationToken cancellationToken)
    {
        var text = FirstByte(body.Span) switch
        {
            (byte)'{' => body,
            (byte)'<' => await XmlAsync(body, cancellationToken).ConfigureAwait(false),
            _ => default,
        };
        return Error(text, status, requestId) ?? Unexpected(status, body.Span, requestId);
    }

    /// <summary>The error for an answer that is none of the service's, with what its reader needs to find out whose it is.</summary>
    public static EcsException Unexpected(HttpStatusCode status, ReadOnlySpan<byte> body, string? requestId)
    {
        var what = body.IsEmpty ? "an empty body" : FirstByte(body) == (byte)'<' ? "a page" : "text";
        var title = Title(Encoding.UTF8.GetString(body));
        return new EcsException(
            UnexpectedResponse,
            $"The server answered {(int)status} ({status}) with {what}{title}, which is no answer of the service; a proxy or firewall may stand in between.",
            status,
            requestId);
    }

    private static byte FirstByte(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? (byte)0 : text[0];
    }

    private static async Task<ReadOnlyMemory<byte>> XmlAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(body.ToArray());
        try
        {
            return await XmlText.ToJsonAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (XmlException)
        {
            return default;
        }
    }

    /// <summary>The error of the service that this JSON is; <see langword="null"/> when it is none.</summary>
    public static EcsException? Error(ReadOnlyMemory<byte> json, HttpStatusCode? status, string? requestId)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var error = document.RootElement;
            return Text(error, "Code") is not { } code ? null : new EcsException(code, Text(error, "Message") ?? code, status, Text(error, "RequestId") ?? requestId)
            {
                HelpLink = Text(error, "Recommend"),
                Denial = Member(error, "AccessDeniedDetail") is { ValueKind: JsonValueKind.Object } denial ? Denial(denial) : null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Text that is not UTF-8.
            return null;
        }
    }

    private static AccessDenial Denial(JsonElement denial) => new(
        Text(denial, "AuthAction"),
        Text(denial, "AuthPrincipalType"),
        Text(denial, "AuthPrincipalDisplayName"),
        Text(denial, "PolicyType"),
        Text(denial, "NoPermissionType"));

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

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

    private static string Title(string page)
    {
        const int Longest = 100;
        var start = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : page.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            return string.Empty;
        }

        var title = page[(start + "<title>".Length)..end].Trim();
        return $" titled '{(title.Length > Longest ? title[..Longest] : title)}'";
    }
}
