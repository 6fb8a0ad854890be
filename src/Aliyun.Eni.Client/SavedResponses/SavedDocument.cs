using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads one document: a response of DescribeNetworkInterfaces or a part of one, what an SDK or this module wrote of one, or a network interface alone.
/// Rows are added as they are read, so that those before an error aren't lost.
/// </summary>
internal sealed class SavedDocument(string? regionId, string? path, TextPosition start, List<SavedItem> items)
{
    /// <summary>
    /// Network interfaces outside a response: as the service sends them, and as ConvertTo-Json writes the objects of this module, with tags as an object and
    /// members that the service doesn't have.
    /// </summary>
    private static readonly ObjectReader<NetworkInterface> WrittenRows = NetworkInterface.Members.With(
        (nameof(NetworkInterface.PrivateIpSets), ReadPrivateIpSets),
        (nameof(NetworkInterface.Tags), static (eni, ref json) => eni.Tags = ReadTags(ref json)),
        (nameof(NetworkInterface.RegionId), static (eni, ref json) => eni.RegionId = json.InternedNonEmptyString() ?? eni.RegionId),
        (nameof(NetworkInterface.ProfileName), static (eni, ref json) => eni.ProfileName = json.InternedNonEmptyString()),
        (nameof(NetworkInterface.AttachedInstanceId), static (_, ref json) => json.Value()));

    private readonly EniPage _page = new();
    private bool _hasList;
    private bool _hasArray;
    private int _items;
    private int _withoutId;
    private int _firstWithoutId;

    private enum Kind
    {
        Unknown,
        Response,
        Row,
    }

    /// <summary>The error for text that isn't a saved response.</summary>
    public static SavedResponseException Unexpected(TextPosition position, string? path, string what) =>
        position.Error(SavedResponseException.Unexpected, path, $"This isn't a DescribeNetworkInterfaces response. {what}.");

    /// <summary>The error for a document that isn't a saved response.</summary>
    public SavedResponseException Unexpected(string what) => Unexpected(start, path, what);

    /// <summary>Reads a document; the cursor is at its first token.</summary>
    /// <exception cref="UnexpectedValueException">A list, or an item of one, is something else.</exception>
    public void Read(ref JsonCursor json)
    {
        RequireObject(ref json);
        var ahead = json;
        if (KindOf(ref ahead) == Kind.Row)
        {
            if (!AddRow(ref json, WrittenRows))
            {
                items.Add(new SavedItem(null, Fault: Unexpected("It has no NetworkInterfaceSets")));
            }

            return;
        }

        var expected = 0;
        while (json.NextMember())
        {
            if (json.NameIsInAnyCase("NetworkInterfaceSets"u8) || json.NameIsInAnyCase("NetworkInterfaceSet"u8))
            {
                json.Next();
                ReadRows(ref json, NetworkInterface.Members);
            }
            else if (json.NameIsInAnyCase("NetworkInterfaces"u8))
            {
                json.Next();
                ReadRows(ref json, WrittenRows);
            }
            else if (json.NameIs("body"u8))
            {
                ReadBody(ref json);
            }
            else
            {
                EniPage.Members.ReadMember(ref json, _page, ref expected);
            }
        }

        End();
    }

    /// <summary>Reads a row; the cursor is at its value.</summary>
    public void AddRow(ref JsonCursor json) => AddItem(ref json, NetworkInterface.Members);

    /// <summary>Reads a member of the response that isn't its list.</summary>
    public void AddMember(ref JsonCursor json)
    {
        var expected = 0;
        while (json.NextMember())
        {
            EniPage.Members.ReadMember(ref json, _page, ref expected);
        }
    }

    /// <summary>Notes that the list was there, be it empty.</summary>
    public void HasList() => _hasList = _hasArray = true;

    /// <summary>Ends the document: without its list it is an error of the service, or not a response.</summary>
    public void End()
    {
        if (_withoutId > 0)
        {
            items.Add(new SavedItem(null, Fault: Unexpected(_withoutId == 1
                ? $"Item {_firstWithoutId} of its list has no NetworkInterfaceId"
                : $"{_withoutId} items of its list have no NetworkInterfaceId, first item {_firstWithoutId}")));
        }

        if (Refusal() is { } refusal)
        {
            items.Add(new SavedItem(null, Refusal: refusal, Path: path));
        }
        else if (!_hasList)
        {
            items.Add(new SavedItem(null, Fault: Unexpected("It has no NetworkInterfaceSets")));
        }
        else if (!_hasArray && (_page.TotalCount > 0 || _page.NextToken is not null))
        {
            items.Add(new SavedItem(null, Fault: Unexpected("It has a TotalCount or NextToken, but no network interfaces")));
        }
    }

    // The response objects of the SDKs have the response in their member body.
    private void ReadBody(ref JsonCursor json)
    {
        json.Next();
        if (json.Token == JsonTokenType.StartObject)
        {
            HasList();
            new SavedDocument(regionId, path, start, items).Read(ref json);
        }
        else
        {
            json.Value();
        }
    }

    private void ReadRows(ref JsonCursor json, ObjectReader<NetworkInterface> map)
    {
        _hasList = true;
        if (json.Token == JsonTokenType.StartArray || JsonCursor.IsIndexed(json))
        {
            _hasArray = true;
            for (var index = 0; NextItem(ref json, index); index++)
            {
                AddItem(ref json, map);
            }
        }
        else if (json.Token == JsonTokenType.StartObject && IsWrapper(json))
        {
            var (hasWrapped, hasOthers) = (false, false);
            while (json.NextMember())
            {
                var isList = json.NameIsInAnyCase("NetworkInterfaceSet"u8);
                hasWrapped |= isList;
                hasOthers |= !isList;
                json.Next();
                if (isList)
                {
                    ReadRows(ref json, map);
                }
                else
                {
                    json.Value();
                }
            }

            if (hasOthers && !hasWrapped)
            {
                items.Add(new SavedItem(null, Fault: Unexpected("Its NetworkInterfaceSets contains no list of network interfaces")));
            }
        }
        else
        {
            _hasArray |= json.Token == JsonTokenType.StartObject;
            AddItem(ref json, map);
        }
    }

    /// <summary>Moves on to the next item of a list.</summary>
    /// <exception cref="SavedResponseException">The list is an object, and its keys aren't 0, 1 and so on.</exception>
    private bool NextItem(ref JsonCursor json, int index)
    {
        try
        {
            return json.NextItem(index);
        }
        catch (JsonException unexpected) when (unexpected.LineNumber is null)
        {
            throw Unexpected($"Item {index + 1} of its list doesn't have the key {index}");
        }
    }

    private void AddItem(ref JsonCursor json, ObjectReader<NetworkInterface> map)
    {
        _items++;
        if (json.Token == JsonTokenType.Null || (json.Token == JsonTokenType.String && json.NonEmptyString() is null))
        {
            return;
        }

        if (!AddRow(ref json, map) && ++_withoutId == 1)
        {
            _firstWithoutId = _items;
        }
    }

    /// <summary>Reads a row. Returns false for one without an ID.</summary>
    private bool AddRow(ref JsonCursor json, ObjectReader<NetworkInterface> map)
    {
        RequireObject(ref json);
        var row = new NetworkInterface { RegionId = regionId };
        map.Read(ref json, row);
        if (row.NetworkInterfaceId is null)
        {
            return false;
        }

        items.Add(new SavedItem(row));
        return true;
    }

    // A wrapper is empty, or has its list; a list of one may be written as the row itself.
    private static bool IsWrapper(JsonCursor json) => KindOf(ref json) != Kind.Row;

    /// <summary>Looks ahead for the member that distinguishes a network interface from a response.</summary>
    private static Kind KindOf(ref JsonCursor json)
    {
        var kind = Kind.Unknown;
        while (json.NextMember())
        {
            if (json.NameIsInAnyCase("NetworkInterfaceSets"u8) || json.NameIsInAnyCase("NetworkInterfaceSet"u8) || json.NameIsInAnyCase("NetworkInterfaces"u8) || json.NameIs("body"u8))
            {
                return Kind.Response;
            }

            if (json.NameIsInAnyCase("NetworkInterfaceId"u8))
            {
                return Kind.Row;
            }

            if (kind == Kind.Unknown && NetworkInterface.Members.Contains(ref json))
            {
                kind = Kind.Row;
            }

            json.Skip();
        }

        return kind;
    }

    private static void RequireObject(ref JsonCursor json)
    {
        if (json.Token != JsonTokenType.StartObject)
        {
            throw new UnexpectedValueException(json.Reader.TokenStartIndex);
        }
    }

    private ApiException? Refusal()
    {
        if (_page.AdditionalProperties is not { } others || (_hasList && !ErrorResponse.HasErrorCode(others)) || ErrorResponse.TryRead(Encoding.UTF8.GetBytes(others.ToString())) is not { } error)
        {
            return null;
        }

        return new ApiException(Redaction.Shorten(error.Code), Redaction.Truncate(error.Message, Redaction.MaxMessageLength), new ErrorContext
        {
            Action = nameof(DescribeNetworkInterfaces),
            Service = ApiService.Ecs,
            RequestId = error.RequestId ?? _page.RequestId,
            Denial = error.Denial?.Clean(Redaction.Clean),
            HelpLink = error.HelpLink is null ? null : Redaction.Clean(error.HelpLink),
        });
    }

    // ConvertTo-Json writes texts for the addresses beyond its depth: they are kept, so that the loss can be reported.
    private static void ReadPrivateIpSets(NetworkInterface eni, ref JsonCursor json)
    {
        if (IsListOfTexts(json))
        {
            eni.AddAdditionalProperty(nameof(NetworkInterface.PrivateIpSets), json.Value());
        }
        else
        {
            eni.PrivateIpSets = json.List("PrivateIpSet"u8, PrivateIpSet.Members);
        }
    }

    private static bool IsListOfTexts(JsonCursor json) => json.Token == JsonTokenType.StartArray && json.Next() && json.Token == JsonTokenType.String;

    private static TagMap? ReadTags(ref JsonCursor json)
    {
        if (json.Token != JsonTokenType.StartObject || IsTagWrapper(json))
        {
            return TagReader.Read(ref json);
        }

        var tags = new List<KeyValuePair<string, string?>>();
        while (json.NextMember())
        {
            var key = json.Name();
            json.Next();
            tags.Add(new(key, json.InternedString()));
            if (json.Rejected())
            {
                json.Value();
            }
        }

        return new TagMap([.. tags]);
    }

    // A tag may have the name of the wrapper, but its value is a text.
    private static bool IsTagWrapper(JsonCursor json) => json.NextMember() && json.NameIs("Tag"u8) && json.Next() && json.Token != JsonTokenType.String;
}

/// <summary>A value of saved text has another type than in a response.</summary>
/// <param name="offset">The number of bytes before it.</param>
internal sealed class UnexpectedValueException(long offset) : Exception
{
    public long Offset { get; } = offset;
}
