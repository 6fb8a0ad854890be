using System.Text.Json;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Network interfaces in JSON outside a response of the service: as it sends them, and as ConvertTo-Json writes the objects of this module, where lists
/// have no wrapper, tags are an object, and members stand that the service does not have.
/// </summary>
internal static class WrittenRows
{
    public static readonly PropertyMap<NetworkInterface> Table = NetworkInterface.Map.With(
        (nameof(NetworkInterface.Tags), static (eni, ref json) => eni.Tags = ReadTags(ref json)),
        (nameof(NetworkInterface.RegionId), static (eni, ref json) => eni.RegionId = json.InternedNonEmptyString() ?? eni.RegionId),
        (nameof(NetworkInterface.ProfileName), static (eni, ref json) => eni.ProfileName = json.InternedNonEmptyString()),
        (nameof(NetworkInterface.AttachedInstanceId), static (_, ref json) => json.Value()));

    private static TagMap? ReadTags(ref JsonCursor json)
    {
        if (json.Token != JsonTokenType.StartObject || IsWrapper(json))
        {
            return TagReader.Read(ref json);
        }

        var tags = new List<KeyValuePair<string, string?>>();
        while (json.NextMember())
        {
            var key = json.Name();
            if (json.Next())
            {
                tags.Add(new(key, json.InternedString()));
            }

            if (json.Rejected())
            {
                json.Value();
            }
        }

        return new TagMap([.. tags]);
    }

    // A tag may have the name of the wrapper, but its value is a text.
    private static bool IsWrapper(JsonCursor json) => json.NextMember() && json.NameIs("Tag"u8) && json.Next() && json.Token != JsonTokenType.String;
}
