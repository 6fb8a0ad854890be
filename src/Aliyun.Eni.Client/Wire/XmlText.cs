using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// An answer in XML, written as the JSON the same service would have sent, but with every value a text and a list of one as the item alone: the JSON
/// readers take both. So there is one table of members, not two.
/// </summary>
internal static class XmlText
{
    /// <summary>As deep as the JSON reader goes.</summary>
    private const int DeepestLevel = 64;

    /// <summary>A page of 1,000 rows with 64 KB each: the service's largest is some 2 MB.</summary>
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>A page of 1,000 rows with 2,000 elements each. An element takes far more memory than its few letters.</summary>
    private const int MostElements = 2_000_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">The text is no XML, has a document type, or is nested deeper than any answer.</exception>
    /// <exception cref="InvalidDataException">It is larger than any answer.</exception>
    public static async Task<ReadOnlyMemory<byte>> ToJsonAsync(Stream xml, CancellationToken cancellationToken)
    {
        // The readers of XML know no cancellation while they wait for bytes: a body that stops half-way would hang the command.
        using var text = await WholeBody.ReadAsync(xml, Largest, cancellationToken).ConfigureAwait(false);
        Check(text);
        text.Position = 0;
        using var reader = XmlReader.Create(text, Settings);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, document.Root!);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Looks through the text before a tree is made of it.</summary>
    private static void Check(Stream text)
    {
        using var reader = XmlReader.Create(text, Settings);
        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth >= DeepestLevel)
            {
                throw new XmlException($"The answer is nested deeper than {DeepestLevel} levels.");
            }

            if (++elements > MostElements)
            {
                throw new XmlException($"The answer has more than {MostElements} elements.");
            }
        }
    }

    /// <summary>Writes an element, which must not be nested deeper than the JSON reader goes.</summary>
    public static void Write(Utf8JsonWriter json, XElement element)
    {
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
