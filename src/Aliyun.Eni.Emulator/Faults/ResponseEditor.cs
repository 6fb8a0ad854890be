using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>Edits the tree of a response as the faults demand.</summary>
internal static class ResponseEditor
{
    private const string EvilRegion = """{"RegionId":"evil.example/x","RegionEndpoint":"evil.example","LocalName":"Evil","Status":"available"}""";

    // What a listing needs to be recognized as one.
    private static readonly HashSet<string> Essential = new(StringComparer.Ordinal)
    {
        "RequestId", "NextToken", "NetworkInterfaceSets", "NetworkInterfaceId", "Code", "Message",
    };

    public static void Apply(FaultRule rule, JsonObject root)
    {
        switch (rule.Kind)
        {
            case FaultKind.DropMembers:
                ForEachObject(root, found => Drop(found, rule.Members));
                break;
            case FaultKind.ListAsSingleObject:
                ForEachObject(root, UnwrapSingleItems);
                break;
            case FaultKind.ListAsIndexedObject:
                ForEachObject(root, IndexItems);
                break;
            case FaultKind.SetMember:
                Set(root, rule.Name ?? "NextToken", rule.Value ?? "true");
                break;
            case FaultKind.RenameMember:
                var from = rule.Name ?? "NetworkInterfaceSets";
                ForEachObject(root, found => Replace(found, from, rule.To ?? "InstanceInfos", value => value));
                break;
            case FaultKind.WrapMember:
                var name = rule.Name ?? "NetworkInterfaceSets";
                ForEachObject(root, found => Replace(found, name, name, value => new JsonObject { [rule.To ?? name] = value }));
                break;
            default:
                ForEachObject(root, found => (found[rule.Name ?? "Region"] as JsonArray)?.Add(Parse(rule.Value ?? EvilRegion)));
                break;
        }
    }

    private static void Drop(JsonObject found, IReadOnlyList<string> names)
    {
        foreach (var name in found.Select(member => member.Key).ToArray())
        {
            // Only members with a wrapped list or a value of a row: the item arrays inside wrappers stay.
            if (names.Count == 0 ? !Essential.Contains(name) && found[name] is not JsonArray : names.Contains(name))
            {
                found.Remove(name);
            }
        }
    }

    private static void UnwrapSingleItems(JsonObject found)
    {
        foreach (var (name, value) in found.ToArray())
        {
            if (value is JsonArray { Count: 1 } list)
            {
                var item = list[0];
                list.Clear();
                found[name] = item;
            }
        }
    }

    private static void IndexItems(JsonObject found)
    {
        foreach (var (name, value) in found.ToArray())
        {
            if (value is JsonArray list)
            {
                JsonNode?[] items = [.. list];
                list.Clear();
                found[name] = new JsonObject(items.Select((item, index) => KeyValuePair.Create(index.ToString(CultureInfo.InvariantCulture), item)));
            }
        }
    }

    private static void Set(JsonObject root, string name, string value)
    {
        var isFound = false;
        ForEachObject(root, found => isFound |= Replace(found, name, name, _ => Parse(value)));
        if (!isFound)
        {
            root[name] = Parse(value);
        }
    }

    private static bool Replace(JsonObject found, string name, string newName, Func<JsonNode?, JsonNode?> replace)
    {
        var index = found.IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        var value = found[name];
        found.RemoveAt(index);
        found.Insert(index, newName, replace(value));
        return true;
    }

    private static JsonNode? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }

    /// <summary>Inner objects first, so that an edit doesn't meet its own result.</summary>
    private static void ForEachObject(JsonNode? node, Action<JsonObject> edit)
    {
        if (node is JsonObject found)
        {
            foreach (var (_, value) in found.ToArray())
            {
                ForEachObject(value, edit);
            }

            edit(found);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list.ToArray())
            {
                ForEachObject(item, edit);
            }
        }
    }
}
