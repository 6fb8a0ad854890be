using System.Text;
using Aliyun.Eni.Emulator.Signatures;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>A request as it arrived, before anything is believed of it.</summary>
internal sealed class WireRequest(string method, string path, string rawQuery, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public string Method { get; } = method;

    public string Path { get; } = path;

    public string RawQuery { get; } = rawQuery;

    /// <summary>By lower-case name; repeated headers are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public byte[] Body { get; } = body;

    /// <summary>Query and form parameters in the order sent, doubles included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; } = AllParameters(rawQuery, headers, body);

    public bool IsAcs3 => Header("authorization")?.StartsWith(Acs3Signature.Algorithm, StringComparison.Ordinal) == true;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Parameter(string name)
    {
        foreach (var (key, value) in Parameters)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    private static List<KeyValuePair<string, string>> AllParameters(string rawQuery, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var all = new List<KeyValuePair<string, string>>(QueryText.Parse(rawQuery));
        if (body.Length > 0 && headers.GetValueOrDefault("content-type")?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true)
        {
            all.AddRange(QueryText.Parse(Encoding.UTF8.GetString(body)));
        }

        return all;
    }
}
