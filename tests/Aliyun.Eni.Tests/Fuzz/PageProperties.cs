using System.Globalization;
using System.Text.Json;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;
using FsCheck.Xunit;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>The readers of pages, for any page and any damage to one.</summary>
[Properties(Arbitrary = [typeof(Pages)], MaxTest = 60, QuietOnSuccess = true)]
[Trait("Speed", "Slow")]
public sealed class PageProperties
{
    [Property]
    internal void No_row_of_a_page_is_lost(RandomPage random) =>
        Assert.Equal(random.Ids, Read(random.Json).NetworkInterfaces.Select(row => row.NetworkInterfaceId));

    [Property]
    internal void Every_member_is_there(RandomPage random)
    {
        var page = Read(random.Json);
        using var sent = JsonDocument.Parse(random.Json);
        var rows = sent.RootElement.GetProperty("NetworkInterfaceSets") switch
        {
            { ValueKind: JsonValueKind.Array } bare => bare.EnumerateArray(),
            var wrapper when wrapper.GetProperty("NetworkInterfaceSet") is { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            var wrapper => JsonDocument.Parse($"[{wrapper.GetProperty("NetworkInterfaceSet").GetRawText()}]").RootElement.EnumerateArray(),
        };

        foreach (var (row, read) in rows.Zip(page.NetworkInterfaces))
        {
            Assert.Equal(Text(row, "Description"), read.Description);
            Assert.Equal(Id(row, "ZoneId") is { } zone ? Redaction.Clean(zone) : null, read.ZoneId);
            Assert.Equal(row.TryGetProperty("QueueNumber", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null, read.QueueNumber);
            Assert.Equal(Id(row, "CreationTime"), read.CreationTime?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Assert.Equal(row.TryGetProperty("Future", out _), read.AdditionalProperties?.ContainsKey("Future") == true);
            Assert.Equal(row.TryGetProperty("Zuk\u00fcnft", out var future), read.AdditionalProperties?.ContainsKey("Zuk\u00fcnft") == true);
            if (future.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Assert.True(JsonElement.DeepEquals(future, JsonDocument.Parse(read.AdditionalProperties!.ToString()).RootElement.GetProperty("Zuk\u00fcnft")));
            }
        }
    }

    [Property]
    internal void JSON_and_XML_of_a_page_are_equal_objects(PageOfTexts random) => Assert.Equal(Describe(Read(random.Page.Json)), Describe(Read(random.Page.Xml)));

    [Property]
    internal void Damaged_JSON_is_a_page_or_malformed(Damage damage) => Assert.All(damage.Texts, text => Record(text));

    [Property]
    internal void Damaged_XML_is_a_page_or_malformed(XmlDamage damage) => Assert.All(damage.Texts, text => Record(text));

    private static void Record(byte[] body)
    {
        try
        {
            Describe(Read(body));
        }
        catch (Exception documented) when (documented is JsonException or System.Xml.XmlException)
        {
            // No other exception may leave the reader.
        }
    }

    private static EniPage Read(byte[] body) => ResponseReader.Read(new DescribeNetworkInterfaces("cn-test"), body, new StringCache(), null);

    private static string Describe(EniPage page) => JsonSerializer.Serialize(page);

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Id(JsonElement row, string name) => Text(row, name) is { Length: > 0 } text ? text : null;
}
