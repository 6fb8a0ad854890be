using System.Globalization;
using System.Text.Json;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Client.Wire.Json;
using FsCheck.Xunit;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>The readers of pages, for any page and any damage to one.</summary>
[Properties(Arbitrary = [typeof(Pages)], MaxTest = 60, QuietOnSuccess = true)]
public sealed class PageProperties
{
    [Property]
    internal async Task A_page_reads_alike_wherever_it_is_cut_and_no_row_is_lost(RandomPage random)
    {
        var whole = await ReadAsync(new MemoryStream(random.Json));
        var pieces = await ReadAsync(new PieceStream(random.Json, random.Cuts));

        Assert.Equal(random.Ids, whole.NetworkInterfaces.Select(row => row.NetworkInterfaceId));
        Assert.Equal(Describe(whole), Describe(pieces));
    }

    [Property]
    internal async Task Every_member_is_there(RandomPage random)
    {
        var page = await ReadAsync(new MemoryStream(random.Json));
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
            Assert.Equal(Id(row, "ZoneId"), read.ZoneId);
            Assert.Equal(row.TryGetProperty("QueueNumber", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null, read.QueueNumber);
            Assert.Equal(Id(row, "CreationTime"), read.CreationTime?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Assert.Equal(row.TryGetProperty("Future", out _), read.AdditionalProperties?.ContainsKey("Future") == true);
            Assert.Equal(row.TryGetProperty("Zuk\u00fcnft", out var future), read.AdditionalProperties?.ContainsKey("Zuk\u00fcnft") == true);
            if (future.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Assert.True(JsonElement.DeepEquals(future, JsonDocument.Parse(read.AdditionalProperties!.ToString()).RootElement.GetProperty("Zuk\u00fcnft")));
            }
        }
    }

    [Property]
    internal async Task JSON_and_XML_of_a_page_are_equal_objects(PageOfTexts random)
    {
        using var xml = new PieceStream(random.Page.Xml, random.Page.Cuts);
        using var json = new MemoryStream((await XmlText.ToJsonAsync(xml, TestContext.Current.CancellationToken)).ToArray());

        Assert.Equal(Describe(await ReadAsync(new MemoryStream(random.Page.Json))), Describe(await ReadAsync(json)));
    }

    [Property]
    internal async Task Damaged_JSON_is_a_page_or_no_answer_wherever_it_is_cut(Damage damage)
    {
        foreach (var text in damage.Texts)
        {
            Assert.Equal(await OutcomeAsync(new MemoryStream(text)), await OutcomeAsync(new PieceStream(text, damage.Cuts)));
        }
    }

    [Property]
    internal async Task Damaged_XML_is_JSON_or_no_answer(XmlDamage damage)
    {
        foreach (var text in damage.Texts)
        {
            try
            {
                var json = await XmlText.ToJsonAsync(new MemoryStream(text), TestContext.Current.CancellationToken);
                JsonDocument.Parse(json).Dispose();
                await OutcomeAsync(new MemoryStream(json.ToArray()));
            }
            catch (System.Xml.XmlException)
            {
                // As documented.
            }
        }
    }

    private static async Task<string> OutcomeAsync(Stream stream)
    {
        try
        {
            return Describe(await ReadAsync(stream));
        }
        catch (JsonException)
        {
            return "no answer";
        }
        catch (EcsException error)
        {
            return error.Code;
        }
    }

    private static Task<EniPage> ReadAsync(Stream stream) =>
        PageStream.ReadAsync(stream, new PageParser("cn-test", null, new StringCache()), PageBounds.Answer, TestContext.Current.CancellationToken);

    private static string Describe(EniPage page) => JsonSerializer.Serialize(page);

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Id(JsonElement row, string name) => Text(row, name) is { Length: > 0 } text ? text : null;
}
