using System.Text.Json;

namespace Aliyun.Eni.Client.Json;

/// <summary>
/// Reads the tags of a response: responses say TagKey and TagValue, requests Key and Value. They are read without an intermediate object, because every row has several; a <see cref="TagMap"/> doesn't keep unknown members.
/// </summary>
internal static class TagReader
{
    private const string NotATag = "The tags of the response have an item that isn't a tag.";

    public static TagMap? Read(ref JsonCursor json) => json.Items<KeyValuePair<string, string?>>("Tag"u8, ReadTag) is { } tags ? new TagMap(tags) : null;

    private static bool ReadTag(ref JsonCursor json, out KeyValuePair<string, string?> tag)
    {
        tag = default;
        if (json.Token != JsonTokenType.StartObject)
        {
            // Only null or an empty string may stand for no tag.
            if (json.Token != JsonTokenType.Null && (json.NonEmptyString() is not null || json.Rejected()))
            {
                json.Drop(NotATag);
            }

            return false;
        }

        string? key = null, value = null;
        var any = false;
        while (json.NextMember())
        {
            any = true;
            if (json.NameIs("TagKey"u8) || json.NameIsInAnyCase("TagKey"u8) || json.NameIsInAnyCase("Key"u8))
            {
                json.Next();
                key = json.InternedString();
            }
            else if (json.NameIs("TagValue"u8) || json.NameIsInAnyCase("TagValue"u8) || json.NameIsInAnyCase("Value"u8))
            {
                json.Next();
                value = json.InternedString();
            }
            else
            {
                json.Skip();
            }

            if (json.Rejected())
            {
                json.Drop(NotATag);
            }
        }

        tag = new(key ?? string.Empty, value);
        return any;
    }
}
