using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Reads one document of XML: a response or an error of the service, or the network interfaces of one.</summary>
internal static partial class SavedXml
{
    private const string Response = "DescribeNetworkInterfacesResponse";

    private const string List = "NetworkInterfaceSets";

    private const string Row = "NetworkInterfaceSet";

    // Text after the document is another document, so it must not be an error.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Auto };

    /// <summary>Reads a document.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="XmlException">It is malformed or incomplete.</exception>
    /// <exception cref="SavedResponseException">It is another document.</exception>
    public static int Read(ReadOnlyMemory<byte> xml, StringCache strings, SavedDocument document)
    {
        using var reader = CreateReader(xml);
        while (reader.Read() && reader.NodeType != XmlNodeType.Element)
        {
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            // Comments behind the last document.
            return xml.Length;
        }

        switch (reader.LocalName)
        {
            case Row:
                document.HasList();
                ReadElement(reader, strings, document);
                break;
            case List:
                ReadList(reader, strings, document);
                break;
            case Response or "Error":
                ReadResponse(reader, strings, document);
                break;
            default:
                throw document.Unexpected($"It is <{reader.LocalName}>");
        }

        document.End();
        return EndOf(xml.Span, (IXmlLineInfo)reader);
    }

    /// <summary>Whether a document is malformed because it ends too early: within a tag, or before its last element is closed.</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> xml, XmlException error)
    {
        var end = default(TextPosition).After(xml);
        return xml.LastIndexOf((byte)'<') > xml.LastIndexOf((byte)'>') || (error.LineNumber, error.LinePosition).CompareTo(((int)end.Line + 1, (int)end.Characters)) >= 0;
    }

    /// <summary>What is wrong, without the places: they are those in the document.</summary>
    public static string Reason(XmlException error) => Places().Replace(error.Message, string.Empty);

    private static XmlReader CreateReader(ReadOnlyMemory<byte> xml)
    {
        MemoryMarshal.TryGetArray(xml, out var bytes);
        return XmlReader.Create(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Settings);
    }

    private static void ReadResponse(XmlReader reader, StringCache strings, SavedDocument document)
    {
        ForEachChild(reader, () =>
        {
            if (reader.LocalName == List)
            {
                ReadList(reader, strings, document);
                return;
            }

            using var member = reader.ReadSubtree();
            var json = ToJson(new XElement("Members", XElement.Load(member, LoadOptions.PreserveWhitespace)));
            var cursor = new JsonCursor(new Utf8JsonReader(json), strings);
            cursor.Next();
            document.AddMember(ref cursor);
        });
    }

    private static void ReadList(XmlReader reader, StringCache strings, SavedDocument document)
    {
        document.HasList();
        ForEachChild(reader, () =>
        {
            if (reader.LocalName == Row)
            {
                ReadElement(reader, strings, document);
            }
            else
            {
                reader.ReadSubtree().Dispose();
            }
        });
    }

    private static void ReadElement(XmlReader reader, StringCache strings, SavedDocument document)
    {
        using var row = reader.ReadSubtree();
        var json = ToJson(XElement.Load(row, LoadOptions.PreserveWhitespace));
        var cursor = new JsonCursor(new Utf8JsonReader(json), strings);
        cursor.Next();
        document.AddRow(ref cursor);
    }

    private static ReadOnlySpan<byte> ToJson(XElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            XmlToJson.Write(json, element);
        }

        return buffer.WrittenSpan;
    }

    /// <summary>Calls back at the start of each child element. The callback leaves the reader at the child's end.</summary>
    private static void ForEachChild(XmlReader reader, Action child)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                child();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                var place = (IXmlLineInfo)reader;
                throw new XmlException("There is text where an element should begin.", null, place.LineNumber, place.LinePosition);
            }
        }

        if (reader.NodeType != XmlNodeType.EndElement)
        {
            throw new XmlException("it ends too early.");
        }
    }

    /// <summary>The place of the reader, which is in the name of the last tag, to the end of the tag.</summary>
    private static int EndOf(ReadOnlySpan<byte> xml, IXmlLineInfo place)
    {
        var offset = 0;
        for (var line = 1; line < place.LineNumber; line++)
        {
            offset += xml[offset..].IndexOf((byte)'\n') + 1;
        }

        var characters = Encoding.UTF8.GetString(xml[offset..]).AsSpan(0, place.LinePosition - 1);
        offset += Encoding.UTF8.GetByteCount(characters);
        return offset + xml[offset..].IndexOf((byte)'>') + 1;
    }

    [GeneratedRegex(@" on line \d+ position \d+| Line \d+, position \d+\.$")]
    private static partial Regex Places();
}
