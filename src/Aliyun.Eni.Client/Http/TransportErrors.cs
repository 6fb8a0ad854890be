using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;

namespace Aliyun.Eni.Client.Http;

/// <summary>Maps exceptions of the network and of the readers to an error code and a message.</summary>
internal static class TransportErrors
{
    public const string MalformedResponse = "Ali.MalformedResponse";

    public const string TooLarge = "Ali.ResponseTooLarge";

    public const string UnknownHost = "Ali.UnknownHost";

    public const string UnknownRegion = "Ali.UnknownRegion";

    public const string Timeout = "Ali.Timeout";

    public const string ConnectionFailed = "Ali.ConnectionFailed";

    public const string ConnectionLost = "Ali.ConnectionLost";

    private const string ProxyFailed = "Ali.ProxyFailed";

    /// <summary>
    /// Whether an exception is one that sending, decoding or parsing throws, for damaged data too. Null references, casts and indexes that fail aren't
    /// included: they show a fault of the code, which must not be retried as a failure of the network.
    /// </summary>
    public static bool Includes(Exception failure) => failure
        is HttpRequestException or IOException or InvalidDataException or SocketException or AuthenticationException or CryptographicException
        or OperationCanceledException or TimeoutException or JsonException or XmlException or FormatException or ArgumentException
        or InvalidOperationException or NotSupportedException or ArithmeticException;

    /// <summary>Describes a failure.</summary>
    /// <param name="failure">What was thrown by sending, reading or parsing.</param>
    /// <param name="options">The endpoint and the time limit.</param>
    /// <param name="hasResponse">Whether a response had begun.</param>
    /// <param name="wasNotSent">Whether the request never left this machine.</param>
    public static ErrorResponse Describe(Exception failure, ApiClientOptions options, bool hasResponse, out bool wasNotSent)
    {
        var host = options.Endpoint.Authority;
        var proxy = hasResponse ? null : options.Proxy(options.Endpoint);
        wasNotSent = false;
        switch (failure)
        {
            case OperationCanceledException { InnerException: TimeoutException }:
                wasNotSent = true;
                return new(Timeout, $"The connection to {host}{Through(proxy)} timed out.");
            case OperationCanceledException:
                return new(Timeout, string.Create(CultureInfo.InvariantCulture, $"{host} didn't send a complete response{Through(proxy)} within {options.RequestTimeout.TotalSeconds:0.#} s."));
            case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                wasNotSent = true;

                // A proxy resolves the name of the endpoint itself.
                return proxy is null ? Unresolved(options, failure) : new(ProxyFailed, $"The {proxy} can't be found: {Reason(failure)}");
            case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: HttpStatusCode.ProxyAuthenticationRequired }:
                wasNotSent = true;
                return new("Ali.ProxyAuthenticationRequired", $"The {Name(proxy)} {(proxy is { HasUserInfo: true } ? "refused the user name and password" : "requires a user name and a password")}.");
            case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }:
                wasNotSent = true;
                return new(ProxyFailed, $"The {Name(proxy)} refused the connection to {host}{(((HttpRequestException)failure).StatusCode is { } status ? $" with HTTP status {(int)status}" : string.Empty)}.");
            case HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }:
                wasNotSent = true;
                return new(ConnectionFailed, $"The connection to {host}{Through(proxy)} failed: {Reason(failure)}");
            case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                wasNotSent = true;
                return new("Ali.TlsFailed", $"The secure connection to {host}{Through(proxy)} failed: {Reason(failure)}{(EndpointAddress.IsThisMachine(options.Endpoint) ? " If the server runs on this machine without TLS, specify an http:// endpoint." : string.Empty)}");
            case HttpRequestException or IOException when !IsDamaged(failure):
                return new(ConnectionLost, $"The connection to {host}{Through(proxy)} was lost before the response was complete: {Reason(failure)}");
            case var damaged when hasResponse && IsDamaged(damaged):
                return new(MalformedResponse, $"The compressed response of {host} is damaged.");
            case JsonException { BytePositionInLine: { } position } json:
                // The reader's own text speaks of its inner state.
                return new(MalformedResponse, string.Create(CultureInfo.InvariantCulture, $"The response of {host} isn't valid JSON at byte {position + 1} of line {json.LineNumber + 1}."));
            case JsonException or XmlException:
                return new(MalformedResponse, $"The response of {host} can't be read: {failure.Message}");
            default:
                // Decoders throw undocumented exceptions for damaged data.
                return hasResponse
                    ? new(MalformedResponse, $"The response of {host} can't be read: {Reason(failure)}")
                    : new(ConnectionLost, $"The request to {host} failed: {Reason(failure)}");
        }
    }

    // A decoder's IOException about damaged data isn't one of the network.
    private static bool IsDamaged(Exception failure) => failure is InvalidDataException || failure.InnerException is InvalidDataException;

    private static ErrorResponse Unresolved(ApiClientOptions options, Exception failure)
    {
        var host = options.Endpoint.Host;
        return options.EndpointRegionId is not { } region ? new(UnknownHost, $"The host {host} can't be found: {Reason(failure)}")
            : KnownRegions.Contains(region) ? new(UnknownHost, $"The host {host} can't be found. Check the network connection and the name resolution of this machine.")
            : new(UnknownRegion, $"Region {Redaction.Quote(region)} is unknown or not open; the host {host} doesn't exist.{KnownRegions.DidYouMean(region)}");
    }

    private static string Name(ProxySetting? proxy) => proxy?.ToString() ?? "proxy";

    private static string Through(ProxySetting? proxy) => proxy is null ? string.Empty : $" through the {proxy}";

    /// <summary>The reason of a failure in the words of .NET, unless they quote what the peer sent: it may echo a secret.</summary>
    public static string Reason(Exception failure) => IsInvalidHttp(failure) || IsInvalidHttp(failure.InnerException) ? "The response isn't valid HTTP." : (failure.InnerException ?? failure).Message;

    /// <summary>The cause that an error keeps; <see langword="null"/> for one that quotes what the peer sent.</summary>
    public static Exception? Cause(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (QuotesPeer(cause))
            {
                return null;
            }
        }

        return failure;
    }

    private static bool QuotesPeer(Exception? failure) => failure is JsonException or XmlException || IsInvalidHttp(failure);

    private static bool IsInvalidHttp(Exception? failure) => failure is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse };
}
