namespace Aliyun.Eni.Client.Http;

/// <summary>A signature by ACS3-HMAC-SHA256, with every stage it went through. None of them holds the secret.</summary>
/// <param name="HashedPayload">SHA-256 of the body, lower-case hexadecimal.</param>
/// <param name="CanonicalHeaders">The signed headers, a line each.</param>
/// <param name="SignedHeaders">Their names, joined with <c>;</c>.</param>
/// <param name="CanonicalRequest">What is hashed.</param>
/// <param name="StringToSign">What the key is applied to.</param>
/// <param name="Signature">HMAC-SHA256, lower-case hexadecimal.</param>
/// <param name="Authorization">The value of the header <c>Authorization</c>.</param>
/// <param name="Headers">The headers to send, those signed and no others.</param>
internal sealed record Acs3Signature(
    string HashedPayload,
    string CanonicalHeaders,
    string SignedHeaders,
    string CanonicalRequest,
    string StringToSign,
    string Signature,
    string Authorization,
    IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The stages a user may see when a signature is refused; the security token is among the headers and stays out.</summary>
    public override string ToString() => StringToSign;
}
