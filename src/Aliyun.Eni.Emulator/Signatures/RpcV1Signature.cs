using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>The RPC signature, version 1.0 (HMAC-SHA1): over the parameters, wherever they were sent.</summary>
internal static class RpcV1Signature
{
    /// <param name="method">GET or POST; it is part of what is signed.</param>
    /// <param name="rawQuery">The query as sent, without '?'.</param>
    /// <param name="formBody">The form body as sent, or an empty text.</param>
    /// <param name="secret">The AccessKey secret.</param>
    public static SignatureSteps Compute(string method, string rawQuery, string formBody, string secret) =>
        Compute(method, RequestQuery.Parse(rawQuery).Concat(RequestQuery.Parse(formBody)), secret);

    [SuppressMessage("Security", "CA5350", Justification = "The scheme is HMAC-SHA1; the service still accepts it.")]
    public static SignatureSteps Compute(string method, IEnumerable<KeyValuePair<string, string>> parameters, string secret)
    {
        var canonical = RequestQuery.Canonicalize(parameters.Where(parameter => parameter.Key != "Signature"));
        var stringToSign = $"{method}&%2F&{Uri.EscapeDataString(canonical)}";
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(stringToSign));
        return new(canonical, stringToSign, Convert.ToBase64String(mac));
    }
}
