using System.Text;
using Aliyun.Eni.Emulator.Signatures;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Aliyun.Eni.Emulator.Requests;

/// <summary>A request as it arrived: the query undecoded, nothing verified yet.</summary>
internal sealed class RawRequest(string method, string path, string rawQuery, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public string Method { get; } = method;

    public string Path { get; } = path;

    public string RawQuery { get; } = rawQuery;

    /// <summary>By lower-case name; repeated headers are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public byte[] Body { get; } = body;

    /// <summary>Query and form parameters in the order sent, duplicates included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; } = AllParameters(rawQuery, headers, body);

    public bool IsAcs3 => Header("authorization")?.StartsWith(Acs3Verifier.Algorithm, StringComparison.Ordinal) == true;

    public string Action => (IsAcs3 ? Header("x-acs-action") : Parameter("Action")) ?? "";

    public string Version => (IsAcs3 ? Header("x-acs-version") : Parameter("Version")) ?? "";

    /// <summary>Whether the response is XML: the Accept header decides for ACS3 (default JSON), Format for RPC V1 (default XML).</summary>
    public bool WantsXml => !IsAcs3 && (Parameter("AccessKeyId") ?? Parameter("Timestamp")) is not null
        ? !string.Equals(Parameter("Format"), "JSON", StringComparison.OrdinalIgnoreCase)
        : Header("accept")?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The parameters of the action, without those of the protocol.</summary>
    public IEnumerable<KeyValuePair<string, string>> ActionParameters =>
        IsAcs3 ? Parameters : Parameters.Where(parameter => !RpcV1Authorization.CommonParameters.Contains(parameter.Key));

    public static async Task<RawRequest> ReadAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = question < 0 ? "" : target[(question + 1)..];
        var headers = http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => Join(header.Value), StringComparer.Ordinal);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return new(http.Request.Method, path, query, headers, body.ToArray());
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Key == name).Value;

    private static string Join(StringValues values) => string.Join(',', values.Select(value => value?.Trim()).Order(StringComparer.Ordinal));

    private static List<KeyValuePair<string, string>> AllParameters(string rawQuery, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var all = new List<KeyValuePair<string, string>>(RequestQuery.Parse(rawQuery));
        if (body.Length > 0 && headers.GetValueOrDefault("content-type")?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true)
        {
            all.AddRange(RequestQuery.Parse(Encoding.UTF8.GetString(body)));
        }

        return all;
    }
}
