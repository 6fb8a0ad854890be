using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>A value of an answer, to be written as the service writes it.</summary>
internal abstract record Node
{
    public static byte[] Json(Node node, bool escaped)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = escaped ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = escaped }))
        {
            node.Write(json);
        }

        return text.ToArray();
    }

    public static byte[] Xml(Node node)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize }))
        {
            node.Write("DescribeNetworkInterfacesResponse", xml);
        }

        return text.ToArray();
    }

    public abstract void Write(Utf8JsonWriter json);

    public abstract void Write(string name, XmlWriter xml);
}

/// <summary>A text, number, boolean or null.</summary>
internal sealed record Scalar(object? Value) : Node
{
    public override void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, Value);

    public override void Write(string name, XmlWriter xml)
    {
        if (Value is not null)
        {
            xml.WriteStartElement(name);
            xml.WriteString(Value is string text ? text : JsonSerializer.Serialize(Value));
            xml.WriteFullEndElement();
        }
    }
}

/// <summary>A struct.</summary>
internal sealed record Struct(IReadOnlyList<KeyValuePair<string, Node>> Members) : Node
{
    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Members)
        {
            json.WritePropertyName(name);
            value.Write(json);
        }

        json.WriteEndObject();
    }

    public override void Write(string name, XmlWriter xml)
    {
        xml.WriteStartElement(name);
        foreach (var (member, value) in Members)
        {
            value.Write(member, xml);
        }

        xml.WriteFullEndElement();
    }
}

/// <summary>A list in its wrapper; in JSON without the wrapper, or a list of one as the item, where so formed.</summary>
internal sealed record ListOf(string ItemName, IReadOnlyList<Node> Items, ListForm Form) : Node
{
    public override void Write(Utf8JsonWriter json)
    {
        if (Form != ListForm.Bare)
        {
            json.WriteStartObject();
            json.WritePropertyName(ItemName);
        }

        if (Form == ListForm.Single && Items.Count == 1)
        {
            Items[0].Write(json);
        }
        else
        {
            json.WriteStartArray();
            foreach (var item in Items)
            {
                item.Write(json);
            }

            json.WriteEndArray();
        }

        if (Form != ListForm.Bare)
        {
            json.WriteEndObject();
        }
    }

    public override void Write(string name, XmlWriter xml)
    {
        xml.WriteStartElement(name);
        foreach (var item in Items)
        {
            item.Write(ItemName, xml);
        }

        xml.WriteFullEndElement();
    }
}

/// <summary>The forms serializers give a list.</summary>
internal enum ListForm
{
    /// <summary>In its wrapper.</summary>
    Wrapped,

    /// <summary>An array without the wrapper.</summary>
    Bare,

    /// <summary>In its wrapper, and the item alone where there is one.</summary>
    Single,
}
