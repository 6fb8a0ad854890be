namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>The parsed authorization of a request: who claims to have signed it, when, and how to recompute the signature.</summary>
internal sealed record Authorization(
    string AccessKeyId,
    string? SecurityToken,
    string Date,
    string Nonce,
    string Signature,
    Func<string, SignatureSteps> Compute);

/// <summary>Every stage of a signature, so that a test can compare each with the published vectors.</summary>
/// <param name="Canonical">The canonical request (ACS3) or the canonicalized query (RPC V1).</param>
/// <param name="StringToSign">The input of the HMAC.</param>
/// <param name="Signature">Lower-case hex (ACS3) or base64 (RPC V1).</param>
internal sealed record SignatureSteps(string Canonical, string StringToSign, string Signature);
