namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>A tag of a response, on its way into a <see cref="TagMap"/>: responses say TagKey and TagValue, requests Key and Value.</summary>
internal sealed class Tag : ApiObject
{
    private static readonly MemberTable<Tag> Members = new(
        static () => new(),
        ("TagKey", static (tag, ref json) => tag.Key = json.SharedText()),
        ("TagValue", static (tag, ref json) => tag.Value = json.SharedText()));

    private string? Key { get; set; }

    private string? Value { get; set; }

    public static TagMap? List(ref JsonCursor json)
    {
        var tags = json.List("Tag"u8, static (ref json) => json.Struct(Members));
        return tags is null ? null : new TagMap([.. tags.Select(static tag => new KeyValuePair<string, string?>(tag.Key ?? string.Empty, tag.Value))]);
    }
}
