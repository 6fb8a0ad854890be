using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>ACS3-HMAC-SHA256, computed the way the server does: from the request as it arrived.</summary>
internal static class Acs3Verifier
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <param name="method">GET or POST.</param>
    /// <param name="path">The path, "/" for ECS.</param>
    /// <param name="rawQuery">The query as sent, without '?'.</param>
    /// <param name="headers">All headers, by lower-case name.</param>
    /// <param name="body">The body as sent.</param>
    /// <param name="secret">The AccessKey secret.</param>
    public static SignatureSteps Compute(
        string method,
        string path,
        string rawQuery,
        IReadOnlyDictionary<string, string> headers,
        ReadOnlySpan<byte> body,
        string secret) => Compute(method, path, rawQuery, headers, RequiredHeaders(headers), body, secret);

    public static SignatureSteps Compute(
        string method,
        string path,
        string rawQuery,
        IReadOnlyDictionary<string, string> headers,
        IEnumerable<string> signedHeaders,
        ReadOnlySpan<byte> body,
        string secret)
    {
        var names = signedHeaders.Order(StringComparer.Ordinal).ToArray();
        var canonical = new StringBuilder()
            .Append(method).Append('\n')
            .Append(path).Append('\n')
            .Append(RequestQuery.Canonicalize(RequestQuery.Parse(rawQuery))).Append('\n');
        foreach (var name in names)
        {
            canonical.Append(name).Append(':').Append(headers[name].Trim()).Append('\n');
        }

        canonical.Append('\n').AppendJoin(';', names).Append('\n').Append(Hash(body));
        var request = canonical.ToString();
        var stringToSign = $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(request))}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign));
        return new(request, stringToSign, Convert.ToHexStringLower(mac));
    }

    /// <summary>host, content-type and every x-acs-* header have to be signed when they are sent.</summary>
    public static IEnumerable<string> RequiredHeaders(IReadOnlyDictionary<string, string> headers) => headers.Keys.Where(IsRequired);

    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static bool IsRequired(string name) => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal);
}
