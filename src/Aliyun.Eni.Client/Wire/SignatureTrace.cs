using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// What a request was signed from, for those who compare it with the service's OpenAPI Explorer. The security token is hidden; no key and no signature
/// is in it.
/// </summary>
/// <param name="CanonicalRequest">What was hashed.</param>
/// <param name="StringToSign">What the key was applied to.</param>
internal sealed record SignatureTrace(string CanonicalRequest, string StringToSign)
{
    public static SignatureTrace Of(Acs3Signature signature, Credential credential) => new(
        credential.SecurityToken is { Length: > 0 } token ? signature.CanonicalRequest.Replace(token, "****", StringComparison.Ordinal) : signature.CanonicalRequest,
        signature.StringToSign);
}
