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

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64 * 1024 * 1024,
    };

    /// <exception cref="XmlException">The text is no XML, or has a document type.</exception>
    public static async Task<ReadOnlyMemory<byte>> ToJsonAsync(Stream xml, CancellationToken cancellationToken)
    {
        using var reader = XmlReader.Create(xml, Settings);
        var document = await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace, cancellationToken).ConfigureAwait(false);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, document.Root!, level: 1);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes an element; <paramref name="level"/> is how deep it is, from 1.</summary>
    /// <exception cref="XmlException">It is deeper than the JSON reader goes.</exception>
    public static void Write(Utf8JsonWriter json, XElement element, int level)
    {
        if (level > DeepestLevel)
        {
            throw new XmlException($"The answer is nested deeper than {DeepestLevel} levels.");
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
                    Write(json, sibling, level + 1);
                }

                json.WriteEndArray();
            }
            else
            {
                Write(json, siblings.First(), level + 1);
            }
        }

        json.WriteEndObject();
    }
}
