using System.Text.Json;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>Writes an answer as JSON.</summary>
/// <param name="json">Where to.</param>
/// <param name="singleAsObject">A list of one is written as the item itself, as some gateways do.</param>
internal sealed class JsonAnswerWriter(Utf8JsonWriter json, bool singleAsObject) : IAnswerWriter
{
    // The item name of each open list, or null where the items stand in an array and need none.
    private readonly Stack<string?> _lists = [];

    public void StartObject(string name) => json.WriteStartObject(name);

    public void EndObject() => json.WriteEndObject();

    public void StartList(string name, string itemName, int count)
    {
        json.WriteStartObject(name);
        if (singleAsObject && count == 1)
        {
            _lists.Push(itemName);
        }
        else
        {
            _lists.Push(null);
            json.WriteStartArray(itemName);
        }
    }

    public void EndList()
    {
        if (_lists.Pop() is null)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void StartItem()
    {
        if (_lists.Peek() is { } name)
        {
            json.WriteStartObject(name);
        }
        else
        {
            json.WriteStartObject();
        }
    }

    public void EndItem() => json.WriteEndObject();

    public void Item(string value)
    {
        if (_lists.Peek() is { } name)
        {
            json.WriteString(name, value);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public void Number(string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    public void Flag(string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    public void Any(string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
