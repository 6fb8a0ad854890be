using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>Writes an answer as XML.</summary>
internal sealed class XmlAnswerWriter(XmlWriter xml) : IAnswerWriter
{
    private readonly Stack<string> _itemNames = [];

    public void StartObject(string name) => xml.WriteStartElement(name);

    // The seed document shows <AssociatedPublicIp></AssociatedPublicIp>, never the short form.
    public void EndObject() => xml.WriteFullEndElement();

    public void StartList(string name, string itemName, int count)
    {
        _itemNames.Push(itemName);
        xml.WriteStartElement(name);
    }

    public void EndList()
    {
        _itemNames.Pop();
        xml.WriteFullEndElement();
    }

    public void StartItem() => xml.WriteStartElement(_itemNames.Peek());

    public void EndItem() => xml.WriteFullEndElement();

    public void Item(string value) => Text(_itemNames.Peek(), value);

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteStartElement(name);
            xml.WriteString(value);
            xml.WriteFullEndElement();
        }
    }

    public void Number(string name, long? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Flag(string name, bool? value) => Text(name, value switch { null => null, true => "true", false => "false" });

    public void Any(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Any(name, item);
                }

                break;
            case JsonValueKind.Object:
                xml.WriteStartElement(name);
                foreach (var member in value.EnumerateObject())
                {
                    Any(member.Name, member.Value);
                }

                xml.WriteFullEndElement();
                break;
            default:
                Text(name, value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());
                break;
        }
    }
}
