using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Reads a request that comes with no key: the protocol's parameters in the query, the action's in the form body.</summary>
internal static class UnsignedClaim
{
    private static readonly string[] QueryNames = ["Action", "Format", "Version", "Timestamp", "SignatureNonce"];

    public static (string Date, string? Nonce) Read(WireRequest request)
    {
        if (request.Method != "POST")
        {
            throw new ServiceException(405, "UnsupportedHTTPMethod", "This http method is not supported.");
        }

        if (request.Header("authorization") is not null)
        {
            throw ServiceException.InvalidParameter("Authorization", "this action is not signed.");
        }

        // A token in a query ends in the logs of every proxy, so a client that puts it there must not pass here.
        var query = QueryText.Parse(request.RawQuery);
        if (query.FirstOrDefault(parameter => !QueryNames.Contains(parameter.Key)).Key is { } misplaced)
        {
            throw ServiceException.InvalidParameter(misplaced, RpcV1Claim.CommonParameters.Contains(misplaced)
                ? "this action is not signed."
                : "it belongs in the form body.");
        }

        if (request.Parameters.Skip(query.Count).FirstOrDefault(parameter => RpcV1Claim.CommonParameters.Contains(parameter.Key)).Key is { } common)
        {
            throw ServiceException.InvalidParameter(common, "it belongs in the query.");
        }

        var date = request.Parameter("Timestamp") is { Length: > 0 } value ? value : throw ServiceException.Missing("Timestamp");

        // Official clients leave the nonce out here: no signature can be replayed.
        return (date, request.Parameter("SignatureNonce"));
    }
}
