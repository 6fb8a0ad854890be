using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Parses the Authorization header and the x-acs-* headers of an ACS3 request.</summary>
internal static class Acs3Authorization
{
    public static Authorization Read(RawRequest request)
    {
        var parts = AuthorizationParts(request.Header("authorization")!);
        var signedHeaders = Part(parts, "SignedHeaders").Split(';');
        CheckSignedHeaders(request, signedHeaders);
        CheckContentHash(request);
        return new(
            Part(parts, "Credential"),
            request.Header("x-acs-security-token"),
            Mandatory(request, "x-acs-date", "Timestamp"),
            Mandatory(request, "x-acs-signature-nonce", "SignatureNonce"),
            Part(parts, "Signature"),
            secret => Acs3Verifier.Compute(
                request.Method, request.Path, request.RawQuery, request.Headers, signedHeaders, request.Body, secret));
    }

    private static Dictionary<string, string> AuthorizationParts(string authorization)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in authorization[Acs3Verifier.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw Incomplete($"the Authorization header has a part that is not name=value: \"{part}\"");
            }
        }

        return parts;
    }

    private static string Part(Dictionary<string, string> parts, string name) =>
        parts.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw Incomplete($"the Authorization header has no {name}");

    private static void CheckSignedHeaders(RawRequest request, string[] signedHeaders)
    {
        if (signedHeaders.FirstOrDefault(name => !request.Headers.ContainsKey(name)) is { } absent)
        {
            throw Incomplete($"the signed header {absent} was not sent");
        }

        if (Acs3Verifier.RequiredHeaders(request.Headers).FirstOrDefault(name => !signedHeaders.Contains(name)) is { } unsigned)
        {
            throw Incomplete($"the header {unsigned} was sent but not signed");
        }

        // The date and the nonce are checked by name below.
        Mandatory(request, "x-acs-action", "Action");
        Mandatory(request, "x-acs-version", "Version");
    }

    private static void CheckContentHash(RawRequest request)
    {
        if (Mandatory(request, "x-acs-content-sha256", "ContentSha256") != Acs3Verifier.Hash(request.Body))
        {
            throw Incomplete("x-acs-content-sha256 is not the SHA-256 of the body");
        }
    }

    private static string Mandatory(RawRequest request, string header, string name) =>
        request.Header(header) is { Length: > 0 } value ? value : throw ServiceException.Missing(name);

    private static ServiceException Incomplete(string reason) =>
        new(400, "IncompleteSignature", $"The request signature does not conform to Aliyun standards: {reason}.");
}
