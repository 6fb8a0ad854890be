using System.Text;
using System.Text.Json;
using Aliyun.Eni.Emulator.Signatures;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The emulator's own verification against the same published vectors: a client it accepts is one the service accepts.</summary>
public sealed class EmulatorSignatureTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Paths.Golden("signature-vectors.json"))).RootElement;

    public static TheoryData<string> Acs3Names => Names("acs3");

    public static TheoryData<string> RpcV1Names => Names("rpcV1");

    [Theory]
    [MemberData(nameof(Acs3Names))]
    public void It_arrives_at_the_signature_of_the_current_SDKs(string name)
    {
        var vector = Vector("acs3", name);
        var steps = Acs3Verifier.Compute(
            Text(vector, "method"),
            "/",
            new Uri(Text(vector, "url")).Query.TrimStart('?'),
            vector.GetProperty("headersSent").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!),
            Encoding.UTF8.GetBytes(Text(vector, "body")),
            Text(vector, "accessKeySecret"));

        Assert.Equal(Text(vector, "canonicalRequest"), steps.Canonical);
        Assert.Equal(Text(vector, "stringToSign"), steps.StringToSign);
        Assert.Equal(Text(vector, "signature"), steps.Signature);
    }

    [Theory]
    [MemberData(nameof(RpcV1Names))]
    public void It_arrives_at_the_signature_of_the_older_SDKs(string name)
    {
        var vector = Vector("rpcV1", name);
        var steps = RpcV1Signature.Compute(
            Text(vector, "method"), new Uri(Text(vector, "url")).Query.TrimStart('?'), string.Empty, Text(vector, "accessKeySecret"));

        Assert.Equal(Text(vector, "canonicalQuery"), steps.Canonical);
        Assert.Equal(Text(vector, "stringToSign"), steps.StringToSign);
        Assert.Equal(Text(vector, "signature"), steps.Signature);
    }

    private static TheoryData<string> Names(string scheme) => [.. Vectors.GetProperty(scheme).EnumerateArray().Select(vector => Text(vector, "name"))];

    private static JsonElement Vector(string scheme, string name) => Vectors.GetProperty(scheme).EnumerateArray().Single(vector => Text(vector, "name") == name);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
