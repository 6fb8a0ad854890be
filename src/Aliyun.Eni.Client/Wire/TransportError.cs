namespace Aliyun.Eni.Client.Wire;

/// <summary>What kept an answer from coming, or from coming whole, as an error with a code of ours.</summary>
internal static class TransportError
{
    public const string MalformedResponse = "Ali.MalformedResponse";

    public const string UnknownHost = "Ali.UnknownHost";

    public const string Timeout = "Ali.Timeout";

    public static EcsException From(HttpRequestException cause, string host) => cause.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(UnknownHost, $"There is no host named {host}: {Reason(cause)}", innerException: cause),
        HttpRequestError.ConnectionError => new("Ali.ConnectionFailed", $"No connection to {host}: {Reason(cause)}", innerException: cause),
        HttpRequestError.SecureConnectionError => new(
            "Ali.TlsFailed", $"No secure connection to {host}: {Reason(cause)} (For a server of this machine without TLS, write http:// before its address.)", innerException: cause),
        _ => Lost(cause, host),
    };

    public static EcsException Lost(Exception cause, string host, HttpResponseMessage? response = null, string? requestId = null) =>
        new("Ali.ConnectionLost", $"The connection to {host} ended before the answer did: {Reason(cause)}", response?.StatusCode, requestId, cause);

    public static EcsException Late(Exception cause, string host, TimeSpan limit, HttpResponseMessage? response = null, string? requestId = null) =>
        new(Timeout, $"{host} did not answer in full within {limit.TotalSeconds:0.#} seconds.", response?.StatusCode, requestId, cause);

    public static EcsException NotConnected(Exception cause, string host) => new(Timeout, $"No connection to {host} could be made in time.", innerException: cause);

    public static EcsException Malformed(Exception cause, string host, HttpResponseMessage response, string? requestId) =>
        new(MalformedResponse, $"The answer of {host} cannot be read: {Reason(cause)}", response.StatusCode, requestId, cause);

    private static string Reason(Exception cause) => (cause.InnerException ?? cause).Message;
}
