namespace Aliyun.Eni.Emulator.CredentialEndpoints;

/// <summary>One request to a credential endpoint and its response.</summary>
public sealed class CredentialRequest
{
    internal CredentialRequest(string method, string target, IReadOnlyDictionary<string, string> headers)
    {
        Method = method;
        Target = target;
        Headers = headers;
    }

    /// <summary>GET or PUT.</summary>
    public string Method { get; }

    /// <summary>Path and query as sent.</summary>
    public string Target { get; }

    /// <summary>Headers by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The HTTP status of the response, or 0 when there was none.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>The AccessKey ID of the response, or null.</summary>
    public string? AccessKeyId { get; internal set; }

    /// <summary>Method, target and status.</summary>
    public override string ToString() => $"{Method} {Target} {StatusCode}";
}
