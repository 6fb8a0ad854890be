using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Reads whole elements of XML into the model, by the tables of members that JSON is read by.</summary>
internal sealed partial class XmlElements(StringCache strings)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Reads the children of an element into <paramref name="target"/>, or the element itself as a member of it.</summary>
    /// <param name="element">The element.</param>
    /// <param name="member">The name of the member; <see langword="null"/> when the element's children are the members.</param>
    /// <param name="members">Where each goes.</param>
    /// <param name="target">What they go into.</param>
    /// <param name="position">Where the element begins.</param>
    /// <returns>False when there were no members.</returns>
    /// <exception cref="SavedResponseException">The element is not well formed.</exception>
    public bool Read<T>(ReadOnlyMemory<byte> element, string? member, PropertyMap<T> members, T target, TextPosition position)
        where T : ApiObject
    {
        try
        {
            Convert(element, member);
        }
        catch (XmlException error)
        {
            throw Faults.Malformed(Place(position, error.LineNumber, error.LinePosition), Reason(error, position), error);
        }

        var json = new JsonCursor(new Utf8JsonReader(_json.WrittenSpan), strings);
        json.Next();
        if (json.Token != JsonTokenType.StartObject)
        {
            return false;
        }

        members.Read(ref json, target);
        return true;
    }

    private void Convert(ReadOnlyMemory<byte> element, string? member)
    {
        MemoryMarshal.TryGetArray(element, out var bytes);
        using var reader = XmlReader.Create(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Settings);
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        _json.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_json);
        if (member is null)
        {
            XmlToJson.Write(json, root);
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName(member);
        XmlToJson.Write(json, root);
        json.WriteEndObject();
    }

    private static TextPosition Place(TextPosition start, int line, int position) => line switch
    {
        0 => start,
        1 => start with { Characters = start.Characters + position - 1 },
        _ => new(start.Line + line - 1, 0, position - 1),
    };

    // The reader knows of the element alone, and ends its sentence with the place.
    private static string Reason(XmlException error, TextPosition start) => PlaceInWords().Replace(
        EndPlace().Replace(error.Message, string.Empty),
        match =>
        {
            var place = Place(start, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            return string.Create(CultureInfo.InvariantCulture, $"line {place.Line + 1} position {place.Characters + 1}");
        });

    [GeneratedRegex(@"line (\d+) position (\d+)")]
    private static partial Regex PlaceInWords();

    [GeneratedRegex(@" Line \d+, position \d+\.$")]
    private static partial Regex EndPlace();
}
