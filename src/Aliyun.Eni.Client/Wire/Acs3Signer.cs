using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// Signs a request by ACS3-HMAC-SHA256, the scheme of the current SDKs ("Request syntax and signature method V3" in the service's documentation).
/// The steps stand in the document's order.
/// </summary>
internal static class Acs3Signer
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <exception cref="CredentialException">The credential cannot stand in a header: it is none of the service's.</exception>
    public static Acs3Signature Sign(EcsRequest request, string host, Credential credential, DateTimeOffset now, string nonce)
    {
        foreach (var text in new[] { credential.AccessKeyId, credential.SecurityToken }.OfType<string>().Where(static text => text.Any(static c => c is <= ' ' or > '~')))
        {
            throw new CredentialException(
                $"The {(text == credential.AccessKeyId ? "AccessKey ID" : "security token")} holds a space, a line break or a letter that none of the service's has.");
        }

        var hashedPayload = Hex(SHA256.HashData(request.Body.Span));
        var headers = Headers(request, host, credential, now, nonce, hashedPayload);
        var canonicalHeaders = string.Concat(headers.Select(static header => $"{header.Key}:{header.Value}\n"));
        var signedHeaders = string.Join(';', headers.Keys);
        var canonicalRequest = string.Join('\n', request.Method, "/", request.Query, canonicalHeaders, signedHeaders, hashedPayload);
        var stringToSign = Algorithm + "\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(credential.AccessKeySecret), Encoding.UTF8.GetBytes(stringToSign)));
        var authorization = $"{Algorithm} Credential={credential.AccessKeyId},SignedHeaders={signedHeaders},Signature={signature}";
        return new(hashedPayload, canonicalHeaders, signedHeaders, canonicalRequest, stringToSign, signature, authorization, headers);
    }

    /// <summary>A time as the service's requests have it: UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> Headers(
        EcsRequest request, string host, Credential credential, DateTimeOffset now, string nonce, string hashedPayload)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = host,
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
