using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Aliyun.Eni.Client.Json;

/// <summary>
/// Converts an XML response to JSON, so that both formats share one table of members. Values become strings, and a single-item list becomes the item.
/// </summary>
internal static class XmlToJson
{
    /// <summary>The JSON reader goes to 64, and an object may be around it.</summary>
    private const int MaxDepth = 62;

    /// <summary>A page of 1,000 rows with 2,000 elements each. An element takes far more memory than its few letters.</summary>
    private const int MaxElements = 2_000_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">The XML is malformed, has a document type, or is nested deeper than any response.</exception>
    public static ReadOnlyMemory<byte> Convert(ReadOnlyMemory<byte> xml)
    {
        Check(xml);
        using var reader = Reader(xml);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, document.Root!);
        }

        return buffer.WrittenMemory;
    }

    private static XmlReader Reader(ReadOnlyMemory<byte> xml) => MemoryMarshal.TryGetArray(xml, out var bytes)
        ? XmlReader.Create(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Settings)
        : XmlReader.Create(new MemoryStream(xml.ToArray()), Settings);

    /// <summary>Checks the text before a tree is made of it.</summary>
    private static void Check(ReadOnlyMemory<byte> xml)
    {
        using var reader = Reader(xml);
        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (++elements > MaxElements)
            {
                throw new XmlException($"The response has more than {MaxElements} elements.");
            }
        }
    }

    /// <summary>Writes an element.</summary>
    /// <exception cref="XmlException">It is nested deeper than the JSON reader goes.</exception>
    public static void Write(Utf8JsonWriter json, XElement element)
    {
        if (json.CurrentDepth >= MaxDepth)
        {
            throw new XmlException($"The response is nested deeper than {MaxDepth} levels.");
        }

        if (!element.HasElements)
        {
            json.WriteStringValue(element.Value);
            return;
        }

        json.WriteStartObject();
        foreach (var siblings in element.Elements().GroupBy(static child => child.Name.LocalName, StringComparer.Ordinal))
        {
            json.WritePropertyName(siblings.Key);
            if (siblings.Skip(1).Any())
            {
                json.WriteStartArray();
                foreach (var sibling in siblings)
                {
                    Write(json, sibling);
                }

                json.WriteEndArray();
            }
            else
            {
                Write(json, siblings.First());
            }
        }

        json.WriteEndObject();
    }
}
