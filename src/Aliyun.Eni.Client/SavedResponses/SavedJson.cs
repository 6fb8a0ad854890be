using System.Text.Json;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads a document of JSON: a response, one of the pages this module writes, a network interface alone, or a list of any of these.
/// </summary>
internal sealed class SavedJson(TextPosition start, string? regionId, StringCache strings) : ISavedDocument
{
    private JsonReaderState _state;
    private Place _place = Place.Start;
    private Place _afterAnswer;
    private Place _afterRows;
    private SavedAnswer _answer = new(start);
    private PropertyMap<NetworkInterface> _rows = NetworkInterface.Map;
    private int _expected;

    // What belongs to the call of Take under way.
    private TextPosition _position;
    private ReadOnlyMemory<byte> _utf8;
    private List<SavedItem> _found = [];

    private enum Place
    {
        /// <summary>Before the document.</summary>
        Start,

        /// <summary>In a list of responses or rows that is the document.</summary>
        Documents,

        /// <summary>Among the members of a response.</summary>
        Answer,

        /// <summary>In NetworkInterfaceSets.</summary>
        Wrapper,

        /// <summary>In the list of rows.</summary>
        Rows,

        /// <summary>Behind the document.</summary>
        End,
    }

    /// <inheritdoc/>
    public bool HasEnded => _place == Place.End;

    /// <inheritdoc/>
    public int Take(ReadOnlyMemory<byte> utf8, bool isLast, TextPosition position, List<SavedItem> found)
    {
        (_utf8, _position, _found) = (utf8, position, found);
        try
        {
            var taken = Take();
            return isLast && !HasEnded ? throw Faults.EndedTooEarly(position.After(utf8.Span)) : taken;
        }
        catch (JsonException error)
        {
            var place = position.Within(utf8.Span, start, error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
            throw Faults.Malformed(place, Reason(error), error);
        }
        catch (InvalidOperationException error)
        {
            // Text that is not UTF-8.
            throw Faults.NotUtf8(position, utf8.Span, error);
        }
    }

    // Without the place, which is that in the document, and without advice to a programmer.
    private static string Reason(JsonException error) =>
        error.Message.Split(" LineNumber:")[0].Replace(" which is not supported in this mode. Change the reader options", string.Empty, StringComparison.Ordinal);

    // An object or a list ends by itself: to the JSON reader no part is ever the last, which it would take for a broken one.
    private int Take()
    {
        var reader = new Utf8JsonReader(_utf8.Span, isFinalBlock: false, _state);
        while (_place != Place.End)
        {
            var json = new JsonCursor(reader, strings);
            if (!json.Next() || !Step(ref json) || json.Incomplete)
            {
                break;
            }

            reader = json.Reader;
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    /// <summary>Takes one unit: a bracket, a row, or a member that is none of the lists. False where there is more to come of it.</summary>
    private bool Step(ref JsonCursor json)
    {
        switch (_place)
        {
            case Place.Start when json.Token == JsonTokenType.StartArray:
                _place = Place.Documents;
                return true;
            case Place.Start:
                return StepIntoAnswer(ref json, Place.End);
            case Place.Documents when json.Token == JsonTokenType.EndArray:
                _place = Place.End;
                return true;
            case Place.Documents:
                return StepIntoAnswer(ref json, Place.Documents);
            case Place.Answer when json.Token == JsonTokenType.EndObject:
                _answer.End(_found);
                _place = _afterAnswer;
                return true;
            case Place.Answer when json.NameIs("NetworkInterfaceSets"u8):
                return StepIntoList(ref json, NetworkInterface.Map, Place.Wrapper);
            case Place.Answer when json.NameIs("NetworkInterfaces"u8):
                return StepIntoList(ref json, WrittenRows.Table, null);
            case Place.Wrapper when json.Token == JsonTokenType.EndObject:
                _place = Place.Answer;
                return true;
            case Place.Wrapper when json.NameIs("NetworkInterfaceSet"u8):
                return StepIntoList(ref json, NetworkInterface.Map, null);
            case Place.Answer or Place.Wrapper:
                EniPage.Map.ReadMember(ref json, _answer.Page, ref _expected);
                return true;
            case Place.Rows when json.Token == JsonTokenType.EndArray:
                _place = _afterRows;
                return true;
            default:
                return AddRow(ref json);
        }
    }

    private bool StepIntoAnswer(ref JsonCursor json, Place after)
    {
        Expect(json, json.Token == JsonTokenType.StartObject);
        var ahead = json;
        var isRow = IsRow(ref ahead);
        if (ahead.Incomplete)
        {
            return false;
        }

        _answer = new SavedAnswer(At(json));
        if (isRow && !AddBareRow(ref json))
        {
            return false;
        }

        (_place, _afterAnswer) = isRow ? (after, _afterAnswer) : (Place.Answer, after);
        return true;
    }

    /// <summary>Looks ahead for the first member that only a row or only a response has.</summary>
    private static bool IsRow(ref JsonCursor json)
    {
        while (json.NextMember())
        {
            if (NetworkInterface.Map.Knows(ref json))
            {
                return true;
            }

            if (EniPage.Map.Knows(ref json) || json.NameIs("NetworkInterfaceSets"u8) || json.NameIs("NetworkInterfaces"u8))
            {
                return false;
            }

            if (json.Next())
            {
                json.Value();
            }
        }

        return false;
    }

    private bool StepIntoList(ref JsonCursor json, PropertyMap<NetworkInterface> rows, Place? wrapper)
    {
        _rows = rows;
        if (!json.Next())
        {
            return false;
        }

        _answer.HasList = true;
        if (json.Token == JsonTokenType.StartArray)
        {
            (_place, _afterRows) = (Place.Rows, _place);
            return true;
        }

        if (json.Token == JsonTokenType.StartObject && wrapper is { } place)
        {
            _place = place;
            return true;
        }

        return AddRow(ref json);
    }

    private bool AddRow(ref JsonCursor json)
    {
        if (json.Token == JsonTokenType.Null)
        {
            return true;
        }

        Expect(json, json.Token == JsonTokenType.StartObject);
        if (Read(ref json, _rows) is not { } row)
        {
            return false;
        }

        _found.Add(new SavedItem(row));
        return true;
    }

    /// <summary>Outside a response it is the ID that makes a network interface of an object.</summary>
    private bool AddBareRow(ref JsonCursor json)
    {
        if (Read(ref json, WrittenRows.Table) is not { } row)
        {
            return false;
        }

        _found.Add(row.NetworkInterfaceId is null ? new SavedItem(null, Fault: _answer.Unexpected()) : new SavedItem(row));
        return true;
    }

    private NetworkInterface? Read(ref JsonCursor json, PropertyMap<NetworkInterface> members)
    {
        var row = new NetworkInterface { RegionId = regionId };
        members.Read(ref json, row);
        return json.Incomplete ? null : row;
    }

    private TextPosition At(JsonCursor json) => _position.After(_utf8.Span[..(int)json.Reader.TokenStartIndex]);

    private void Expect(JsonCursor json, bool condition)
    {
        if (!condition)
        {
            throw Faults.Unexpected(At(json), "this is no object");
        }
    }
}
