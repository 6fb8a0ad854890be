using System.Net;
using System.Text.Json;

namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>
/// Turns the bytes of an answer into a page as they arrive: each call takes what is complete (whole rows, whole members) and says how much that was;
/// the rest is offered again with more bytes behind it.
/// </summary>
internal sealed class PageParser(string? regionId, string? profileName, StringCache strings)
{
    private readonly EniPage _page = new() { RegionId = regionId };
    private readonly List<NetworkInterface> _rows = [];
    private JsonReaderState _state;
    private Place _place = Place.Start;
    private Place _afterRows;
    private bool _listSeen;
    private int _expected;

    private enum Place
    {
        /// <summary>Before the answer.</summary>
        Start,

        /// <summary>Among the members of the answer.</summary>
        Answer,

        /// <summary>In NetworkInterfaceSets.</summary>
        Wrapper,

        /// <summary>In the list of rows.</summary>
        Rows,

        /// <summary>Behind the answer.</summary>
        End,
    }

    /// <summary>The number of rows taken so far.</summary>
    public int Rows => _rows.Count;

    /// <summary>Takes what is complete of the bytes at hand.</summary>
    /// <param name="utf8">The bytes not taken so far.</param>
    /// <param name="isLast">Whether no more will come.</param>
    /// <returns>How many bytes were taken.</returns>
    /// <exception cref="JsonException">The text is no JSON, or ends too early, or is no answer of this action.</exception>
    public int Take(ReadOnlySpan<byte> utf8, bool isLast)
    {
        try
        {
            return Steps(utf8, isLast);
        }
        catch (InvalidOperationException notText)
        {
            // What the reader throws for text that is no UTF-8, and for escapes that are half a letter.
            throw new JsonException("The answer holds text that is none.", notText);
        }
    }

    /// <summary>The page, once the answer has ended.</summary>
    /// <exception cref="JsonException">The answer has not ended, or says nothing of rows.</exception>
    /// <exception cref="EcsException">The answer is an error.</exception>
    public EniPage Page()
    {
        if (_place != Place.End)
        {
            throw new JsonException("The answer ended too early.");
        }

        // An error may come with the status of success. Without its list an answer says nothing of rows, unless it counts them.
        if (!_listSeen && (_page.TotalCount is null || _page.AdditionalProperties?.ContainsKey("Code") == true))
        {
            throw _page.AdditionalProperties?.GetValueOrDefault("Code") is string { Length: > 0 } code
                ? new EcsException(code, _page.AdditionalProperties.GetValueOrDefault("Message") as string ?? code, HttpStatusCode.OK, _page.RequestId)
                : new JsonException("The answer has no NetworkInterfaceSets.");
        }

        _page.NetworkInterfaces = new ValueList<NetworkInterface>([.. _rows]);
        return _page;
    }

    private int Steps(ReadOnlySpan<byte> utf8, bool isLast)
    {
        var reader = new Utf8JsonReader(utf8, isLast, _state);
        while (true)
        {
            var json = new JsonCursor(reader, strings);
            var more = Step(ref json);
            if (json.Incomplete || !more)
            {
                break;
            }

            reader = json.Reader;
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    /// <summary>Takes one unit: a bracket, a row, or a member that is none of the lists. False where there is no more.</summary>
    private bool Step(ref JsonCursor json)
    {
        if (!json.Next())
        {
            return false;
        }

        switch (_place)
        {
            case Place.Start:
                Expect(json.Token == JsonTokenType.StartObject);
                _place = Place.Answer;
                break;
            case Place.Answer when json.Token == JsonTokenType.EndObject:
                _place = Place.End;
                break;
            case Place.Answer when json.NameIs("NetworkInterfaceSets"u8):
                StepIntoWrapper(ref json);
                break;
            case Place.Answer:
                Members.Page.ReadMember(ref json, _page, ref _expected);
                break;
            case Place.Wrapper when json.Token == JsonTokenType.EndObject:
                _place = Place.Answer;
                break;
            case Place.Wrapper when json.NameIs("NetworkInterfaceSet"u8):
                StepIntoRows(ref json);
                break;
            case Place.Wrapper:
                Members.Page.ReadMember(ref json, _page, ref _expected);
                break;
            case Place.Rows when json.Token == JsonTokenType.EndArray:
                _place = _afterRows;
                break;
            case Place.Rows:
                AddRow(ref json);
                break;
            default:
                return false;
        }

        return true;
    }

    private void StepIntoWrapper(ref JsonCursor json)
    {
        if (!json.Next())
        {
            return;
        }

        _listSeen = true;
        if (json.Token == JsonTokenType.StartObject)
        {
            _place = Place.Wrapper;
        }
        else if (json.Token == JsonTokenType.StartArray)
        {
            (_place, _afterRows) = (Place.Rows, Place.Answer);
        }
        else
        {
            ExpectNothing(json);
        }
    }

    private void StepIntoRows(ref JsonCursor json)
    {
        if (!json.Next())
        {
            return;
        }

        if (json.Token == JsonTokenType.StartArray)
        {
            (_place, _afterRows) = (Place.Rows, Place.Wrapper);
        }
        else
        {
            AddRow(ref json);
        }
    }

    private void AddRow(ref JsonCursor json)
    {
        if (json.Token != JsonTokenType.StartObject)
        {
            ExpectNothing(json);
            return;
        }

        var row = new NetworkInterface { RegionId = regionId, ProfileName = profileName };
        Members.NetworkInterface.Read(ref json, row);
        if (!json.Incomplete)
        {
            _rows.Add(row);
        }
    }

    /// <summary>Absent in two ways: null, and the empty text that an empty XML element is.</summary>
    private static void ExpectNothing(JsonCursor json) => Expect(json.Token == JsonTokenType.Null || (json.Token == JsonTokenType.String && json.Id() is null));

    private static void Expect(bool condition)
    {
        if (!condition)
        {
            throw new JsonException("The answer is not one of DescribeNetworkInterfaces.");
        }
    }
}
