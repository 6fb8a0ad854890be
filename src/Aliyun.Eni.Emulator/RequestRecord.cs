namespace Aliyun.Eni.Emulator;

/// <summary>What the emulator saw of one request and answered. The answer's members are set before the answer is sent.</summary>
public sealed class RequestRecord
{
    internal RequestRecord(
        string method,
        string action,
        IReadOnlyDictionary<string, string> parameters,
        IReadOnlyDictionary<string, string> headers,
        string connectionId)
    {
        Method = method;
        Action = action;
        Parameters = parameters;
        Headers = headers;
        ConnectionId = connectionId;
    }

    /// <summary>GET or POST.</summary>
    public string Method { get; }

    /// <summary>The action asked for, or an empty text.</summary>
    public string Action { get; }

    /// <summary>The region asked for, or null.</summary>
    public string? RegionId => Parameters.GetValueOrDefault("RegionId");

    /// <summary>Query and form parameters; of doubles, the first.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Headers by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The same for all requests of one TCP connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The signature nonce, or null.</summary>
    public string? Nonce => Headers.GetValueOrDefault("x-acs-signature-nonce") ?? Parameters.GetValueOrDefault("SignatureNonce");

    /// <summary>The request id answered.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The HTTP status answered, or 0 when none was.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>The service's error code answered, or null.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>Rows on the page answered.</summary>
    public int RowsReturned { get; internal set; }

    /// <summary>The faults that struck, or null.</summary>
    public string? Fault { get; internal set; }
}
