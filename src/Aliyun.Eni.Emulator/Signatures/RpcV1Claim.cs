using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Reads the common parameters of an RPC V1 request.</summary>
internal static class RpcV1Claim
{
    /// <summary>The parameters that belong to the protocol and not to an action.</summary>
    public static readonly IReadOnlySet<string> CommonParameters = new HashSet<string>(StringComparer.Ordinal)
    {
        "Action", "Version", "Format", "Timestamp", "AccessKeyId", "SecurityToken",
        "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce",
    };

    public static SignatureClaim Read(WireRequest request)
    {
        // First, because it is what an unsigned request of either scheme lacks.
        var accessKeyId = Mandatory(request, "AccessKeyId");
        Mandatory(request, "Action");
        Mandatory(request, "Version");
        Expect(request, "SignatureMethod", "HMAC-SHA1");
        Expect(request, "SignatureVersion", "1.0");
        return new(
            accessKeyId,
            request.Parameter("SecurityToken"),
            Mandatory(request, "Timestamp"),
            Mandatory(request, "SignatureNonce"),
            Mandatory(request, "Signature"),
            secret => RpcV1Signature.Compute(request.Method, request.Parameters, secret));
    }

    private static string Mandatory(WireRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } value ? value : throw ServiceException.Missing(name);

    private static void Expect(WireRequest request, string name, string expected)
    {
        if (Mandatory(request, name) is var value && value != expected)
        {
            throw ServiceException.InvalidParameter(name, $"\"{value}\" is not \"{expected}\".");
        }
    }
}
