using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Http;

/// <summary>
/// Signs a request by ACS3-HMAC-SHA256, the scheme of the current SDKs ("Request syntax and signature method V3" in the service's documentation).
/// The steps are in the document's order.
/// </summary>
internal static class Acs3Signer
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <exception cref="CredentialException">The credential can't be sent in a header.</exception>
    public static Acs3Signature Sign(SignedRequest request, Credential credential, DateTimeOffset now, string nonce)
    {
        RequireHeaderText(credential.AccessKeyId, "AccessKey ID");
        RequireHeaderText(credential.SecurityToken, "security token");
        var hashedPayload = Hex(SHA256.HashData(request.Body.Span));
        var headers = Headers(request, credential, now, nonce, hashedPayload);
        var canonicalHeaders = string.Concat(headers.Keys.Select(name => $"{name}:{headers[name]}\n"));
        var signedHeaders = string.Join(';', headers.Keys);
        var canonicalRequest = string.Join('\n', request.Method, "/", request.Query, canonicalHeaders, signedHeaders, hashedPayload);
        var stringToSign = Algorithm + "\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(credential.AccessKeySecret), Encoding.UTF8.GetBytes(stringToSign)));
        var authorization = $"{Algorithm} Credential={credential.AccessKeyId},SignedHeaders={signedHeaders},Signature={signature}";
        return new(hashedPayload, canonicalHeaders, signedHeaders, canonicalRequest, stringToSign, signature, authorization, headers);
    }

    /// <summary>Formats a time as the service's requests have it: UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void RequireHeaderText(string? text, string name)
    {
        if (text?.Any(static c => c is <= ' ' or > '~') == true)
        {
            throw new CredentialException($"The {name} contains whitespace or a non-ASCII character.");
        }
    }

    private static SortedList<string, string> Headers(SignedRequest request, Credential credential, DateTimeOffset now, string nonce, string hashedPayload)
    {
        var headers = new SortedList<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Host,
            ["x-acs-action"] = request.Action,
            ["x-acs-content-sha256"] = hashedPayload,
            ["x-acs-date"] = Time(now),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-version"] = request.Version,
        };
        if (request.ContentType is not null)
        {
            headers["content-type"] = request.ContentType;
        }

        if (credential.SecurityToken is not null)
        {
            headers["x-acs-accesskey-id"] = credential.AccessKeyId;
            headers["x-acs-security-token"] = credential.SecurityToken;
        }

        return headers;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

/// <summary>The parts of a request that are signed and don't change from one try to the next.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The host header.</param>
/// <param name="Action">The action, such as <c>DescribeNetworkInterfaces</c>.</param>
/// <param name="Version">The version of the API, such as <c>2014-05-26</c>.</param>
/// <param name="Query">The query, encoded and sorted.</param>
internal sealed record SignedRequest(string Method, string Host, string Action, string Version, string Query)
{
    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }
}
