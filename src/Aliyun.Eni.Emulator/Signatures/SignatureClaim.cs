namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>What a request says of who signed it, when, and how the signature can be checked.</summary>
internal sealed record SignatureClaim(
    string AccessKeyId,
    string? SecurityToken,
    string Date,
    string Nonce,
    string Signature,
    Func<string, SignatureSteps> Compute);
