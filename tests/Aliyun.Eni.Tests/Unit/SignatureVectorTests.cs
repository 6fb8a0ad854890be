using System.Globalization;
using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>
/// The published vectors: two are printed in the service's documentation, the others come from the official npm packages with fixed inputs. Every
/// stage of every vector is asserted.
/// </summary>
public sealed class SignatureVectorTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllText(Paths.Golden("signature-vectors.json"))).RootElement.GetProperty("acs3");

    public static TheoryData<string> Names => [.. Vectors.EnumerateArray().Select(vector => Text(vector, "name")!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_stage_is_the_published_one(string name)
    {
        var vector = Vectors.EnumerateArray().Single(v => Text(v, "name") == name);
        var query = Flatten(vector.GetProperty("params"));
        var form = vector.TryGetProperty("form", out _);
        var request = new SignedRequest(Text(vector, "method")!, Text(vector, "host")!, Text(vector, "action")!, Text(vector, "version")!, query.ToString())
        {
            ContentType = form ? "application/x-www-form-urlencoded" : null,
            Body = Encoding.UTF8.GetBytes(Text(vector, "body") ?? string.Empty),
        };
        var credential = new Credential(Text(vector, "accessKeyId")!, Text(vector, "accessKeySecret")!, Text(vector, "securityToken"));
        var date = DateTimeOffset.Parse(Text(vector, "date")!, CultureInfo.InvariantCulture);

        var signature = Acs3Signer.Sign(request, credential, date, Text(vector, "nonce")!);

        Assert.Equal(Pairs(vector.GetProperty("flatQuery")), query.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(Text(vector, "hashedPayload"), signature.HashedPayload);
        Assert.Equal(Text(vector, "canonicalQuery"), request.Query);
        Assert.Equal(Text(vector, "canonicalHeaders"), signature.CanonicalHeaders);
        Assert.Equal(Text(vector, "signedHeaders"), signature.SignedHeaders);
        Assert.Equal(Text(vector, "canonicalRequest"), signature.CanonicalRequest);
        Assert.Equal(Text(vector, "stringToSign"), signature.StringToSign);
        Assert.Equal(Text(vector, "signature"), signature.Signature);
        Assert.Equal(Text(vector, "authorization"), signature.Authorization);
        Assert.Equal(
            Pairs(vector.GetProperty("headersSent")).Where(header => header.Key is not ("accept" or "user-agent")),
            signature.Headers.OrderBy(header => header.Key, StringComparer.Ordinal));
    }

    private static QueryParameters Flatten(JsonElement parameters)
    {
        var query = new QueryParameters();
        foreach (var parameter in parameters.EnumerateObject())
        {
            switch (parameter.Value.ValueKind)
            {
                case JsonValueKind.Array when parameter.Value[0].ValueKind == JsonValueKind.Object:
                    query.Add([.. parameter.Value.EnumerateArray().Select(tag => KeyValuePair.Create(Text(tag, "Key")!, Text(tag, "Value")))], parameter.Name);
                    break;
                case JsonValueKind.Array:
                    query.Add([.. parameter.Value.EnumerateArray().Select(item => item.GetString()!)], parameter.Name);
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    query.Add(parameter.Value.GetBoolean(), parameter.Name);
                    break;
                case JsonValueKind.Number:
                    query.Add(parameter.Value.GetInt32(), parameter.Name);
                    break;
                default:
                    query.Add(parameter.Value.GetString(), parameter.Name);
                    break;
            }
        }

        return query;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement members) => members.EnumerateObject()
        .Select(member => KeyValuePair.Create(member.Name, member.Value.ToString()))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
