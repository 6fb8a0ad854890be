namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Every stage of a signature, so that a test can compare each with the published vectors.</summary>
/// <param name="Canonical">The canonical request (ACS3) or the canonicalized query (RPC V1).</param>
/// <param name="StringToSign">What the HMAC is taken of.</param>
/// <param name="Signature">Lower-case hex (ACS3) or base64 (RPC V1).</param>
internal sealed record SignatureSteps(string Canonical, string StringToSign, string Signature);
