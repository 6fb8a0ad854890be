namespace Aliyun.Eni.Emulator;

/// <summary>One request and its response. The members of the response are set before it is sent.</summary>
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

    /// <summary>The requested action, or an empty text.</summary>
    public string Action { get; }

    /// <summary>The requested region, or null.</summary>
    public string? RegionId => Parameters.GetValueOrDefault("RegionId");

    /// <summary>Query and form parameters; the first one of duplicates.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Headers by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The same for all requests of one TCP connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The signature nonce, or null.</summary>
    public string? Nonce => Headers.GetValueOrDefault("x-acs-signature-nonce") ?? Parameters.GetValueOrDefault("SignatureNonce");

    /// <summary>The request ID of the response.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The HTTP status of the response, or 0 when there was none.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>The service's error code, or null.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>The number of rows of the response.</summary>
    public int RowsReturned { get; internal set; }

    /// <summary>Whether the request changed the world: false for reads, refused and replayed requests.</summary>
    public bool IsExecuted { get; internal set; }

    /// <summary>The faults that applied, or null.</summary>
    public string? Fault { get; internal set; }
}
