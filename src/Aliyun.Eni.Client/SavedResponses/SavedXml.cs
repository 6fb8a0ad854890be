using System.Text;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Reads a document of XML: a response or an error of the service, or the network interfaces out of one.</summary>
internal sealed class SavedXml(TextPosition start, string? regionId, StringCache strings) : ISavedDocument
{
    private const string Response = "DescribeNetworkInterfacesResponse";
    private const string List = "NetworkInterfaceSets";
    private const string Row = "NetworkInterfaceSet";

    private readonly SavedAnswer _answer = new(start);
    private readonly XmlElements _elements = new(strings);

    // The response and its list, as far as they are open; what is in them is read element by element.
    private readonly Stack<string> _open = [];

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public int Take(ReadOnlyMemory<byte> utf8, bool isLast, TextPosition position, List<SavedItem> found)
    {
        var rest = utf8;
        while (!HasEnded)
        {
            var length = rest.Span is [(byte)'<', ..] ? Step(rest, isLast, position, found) : SpaceLength(rest.Span, position);
            if (length == 0)
            {
                break;
            }

            position = position.After(rest.Span[..length]);
            rest = rest[length..];
        }

        if (isLast && !HasEnded)
        {
            // Behind the last document there may be a comment.
            HasEnded = _open.Count == 0 && rest.IsEmpty ? true : throw Faults.EndedTooEarly(position.After(rest.Span));
        }

        return utf8.Length - rest.Length;
    }

    private static int SpaceLength(ReadOnlySpan<byte> xml, TextPosition position)
    {
        var length = xml.IndexOfAnyExcept(" \t\r\n"u8);
        return length < 0 ? xml.Length
            : xml[length] == (byte)'<' ? length
            : throw Faults.Malformed(position.After(xml[..length]), "here is text where an element should begin.");
    }

    /// <summary>Takes one unit: a comment or the like, a tag of what is open, or a whole element. The length is 0 where there is more to come of it.</summary>
    private int Step(ReadOnlyMemory<byte> xml, bool isLast, TextPosition position, List<SavedItem> found)
    {
        if (xml.Span.StartsWith("<!D"u8))
        {
            throw Faults.Unexpected(position, "this has a document type, which no response has");
        }

        var length = XmlScan.MarkupLength(xml.Span);
        if (length < 0)
        {
            return 0;
        }

        var markup = xml.Span[..length];
        if (XmlScan.IsStartTag(markup))
        {
            return StepInto(xml, length, isLast, position, found);
        }

        if (XmlScan.IsEndTag(markup))
        {
            var name = Name(markup);
            if (!_open.TryPop(out var open) || name != open)
            {
                throw Faults.Malformed(position, $"</{name}> ends what has not begun.");
            }

            End(found);
        }

        return length;
    }

    private int StepInto(ReadOnlyMemory<byte> xml, int tag, bool isLast, TextPosition position, List<SavedItem> found)
    {
        var name = Name(xml.Span[..tag]);
        var isIn = _open.TryPeek(out var open);
        if (name == Row && open != Response)
        {
            return Element(xml, isLast, position, element => AddRow(element, position, found));
        }

        if ((name == List && open != List) || (name == Response && !isIn))
        {
            _answer.HasList |= name == List;
            _open.Push(name);
            if (XmlScan.IsEmptyElement(xml.Span[..tag]))
            {
                _open.Pop();
                End(found);
            }

            return tag;
        }

        return isIn || name == "Error"
            ? Element(xml, isLast, position, element => AddMember(element, isIn ? name : null, position, found))
            : throw Faults.Unexpected(position, $"this is <{name}>");
    }

    /// <summary>Reads an element once it is whole. At the end of the text the real reader says what is missing.</summary>
    private static int Element(ReadOnlyMemory<byte> xml, bool isLast, TextPosition position, Action<ReadOnlyMemory<byte>> read)
    {
        var length = XmlScan.ElementLength(xml.Span);
        if (length < 0 && !isLast)
        {
            return 0;
        }

        read(length < 0 ? xml : xml[..length]);
        return length < 0 ? throw Faults.EndedTooEarly(position.After(xml.Span)) : length;
    }

    private void AddRow(ReadOnlyMemory<byte> element, TextPosition position, List<SavedItem> found)
    {
        var row = new NetworkInterface { RegionId = regionId };
        if (_elements.Read(element, null, NetworkInterface.Map, row, position))
        {
            found.Add(new SavedItem(row));
        }

        HasEnded = _open.Count == 0;
    }

    private void AddMember(ReadOnlyMemory<byte> element, string? name, TextPosition position, List<SavedItem> found)
    {
        _elements.Read(element, name, EniPage.Map, _answer.Page, position);
        if (name is null)
        {
            End(found);
        }
    }

    private void End(List<SavedItem> found)
    {
        if (_open.Count == 0)
        {
            _answer.End(found);
            HasEnded = true;
        }
    }

    private static string Name(ReadOnlySpan<byte> tag) => Encoding.UTF8.GetString(XmlScan.Name(tag));
}
