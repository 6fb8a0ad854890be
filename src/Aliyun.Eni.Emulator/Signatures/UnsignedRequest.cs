using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Parses a request without a signature: the protocol's parameters in the query, the action's in the form body.</summary>
internal static class UnsignedRequest
{
    private static readonly string[] QueryNames = ["Action", "Format", "Version", "Timestamp", "SignatureNonce"];

    public static (string Date, string? Nonce) Read(RawRequest request)
    {
        if (request.Method != "POST")
        {
            throw new ServiceException(405, "UnsupportedHTTPMethod", "This http method is not supported.");
        }

        if (request.Header("authorization") is not null)
        {
            throw ServiceException.InvalidParameter("Authorization", "this action is not signed.");
        }

        // Proxies log queries, so a client that puts an OIDC token there must fail here.
        var query = RequestQuery.Parse(request.RawQuery);
        if (query.FirstOrDefault(parameter => !QueryNames.Contains(parameter.Key)).Key is { } misplaced)
        {
            throw ServiceException.InvalidParameter(misplaced, RpcV1Authorization.CommonParameters.Contains(misplaced)
                ? "this action is not signed."
                : "it belongs in the form body.");
        }

        if (request.Parameters.Skip(query.Count).FirstOrDefault(parameter => RpcV1Authorization.CommonParameters.Contains(parameter.Key)).Key is { } common)
        {
            throw ServiceException.InvalidParameter(common, "it belongs in the query.");
        }

        var date = request.Parameter("Timestamp") is { Length: > 0 } value ? value : throw ServiceException.Missing("Timestamp");

        // Official clients omit the nonce here: there is no signature to replay.
        return (date, request.Parameter("SignatureNonce"));
    }
}
