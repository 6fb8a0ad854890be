using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Parses the common parameters of an RPC V1 request.</summary>
internal static class RpcV1Authorization
{
    /// <summary>The parameters of the protocol, which no action declares.</summary>
    public static readonly IReadOnlySet<string> CommonParameters = new HashSet<string>(StringComparer.Ordinal)
    {
        "Action", "Version", "Format", "Timestamp", "AccessKeyId", "SecurityToken",
        "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce",
    };

    public static Authorization Read(RawRequest request)
    {
        // First, because an unsigned request of either scheme lacks it.
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

    private static string Mandatory(RawRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } value ? value : throw ServiceException.Missing(name);

    private static void Expect(RawRequest request, string name, string expected)
    {
        if (Mandatory(request, name) is var value && value != expected)
        {
            throw ServiceException.InvalidParameter(name, $"\"{value}\" is not \"{expected}\".");
        }
    }
}
