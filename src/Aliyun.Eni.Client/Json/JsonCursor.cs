using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Json;

/// <summary>
/// Reads values forward and tolerates the variants in the service's responses: numbers and Booleans as strings (always in XML), single-item lists without an array, and empty structs. A value of the wrong type is left unread and <see cref="Rejected"/>, so that the caller can keep it.
/// </summary>
internal ref struct JsonCursor(Utf8JsonReader reader, StringCache strings)
{
    private Utf8JsonReader _reader = reader;
    /// <summary>A value takes a few bytes in a response and tens of bytes in memory.</summary>
    private const int MaxValues = 2_000_000;

    private bool _rejected;
    private bool _dropped;
    private int _values;

    private static ReadOnlySpan<byte> FirstIndex => "0"u8;

    /// <summary>The profile of the credentials the response was requested with.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The number of items that <see cref="RequiredList"/> has read; <see langword="null"/> when there was no list.</summary>
    public int? ListCount { get; private set; }

    /// <summary>The maximum number of items of a list: an empty one takes three bytes of a response and hundreds of memory.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Whether an item of the wrong type is an error. Saved objects may have lost their lists, and are read all the same.</summary>
    public bool IsStrict { get; init; }

    public readonly Utf8JsonReader Reader => _reader;

    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool Next() => _reader.Read();

    /// <summary>Passes over the value of the member whose name the cursor is at.</summary>
    public void Skip()
    {
        Next();
        _reader.Skip();
    }

    /// <summary>Moves on to the name of the next member of an object; false at its end.</summary>
    public bool NextMember() => Next() && Token == JsonTokenType.PropertyName;

    /// <summary>Whether the value of the last member had the wrong type. Reading this resets it.</summary>
    public bool Rejected()
    {
        var rejected = _rejected;
        _rejected = false;
        return rejected;
    }

    public readonly bool NameIs(ReadOnlySpan<byte> utf8) => _reader.ValueIsEscaped ? _reader.ValueTextEquals(utf8) : _reader.ValueSpan.SequenceEqual(utf8);

    public readonly bool NameIsInAnyCase(ReadOnlySpan<byte> utf8) => !_reader.ValueIsEscaped && Ascii.EqualsIgnoreCase(_reader.ValueSpan, utf8);

    public readonly string Name() => _reader.GetString()!;

    /// <summary>A string that may be empty: a name, a description or the value of a tag.</summary>
    public string? String() => Token switch
    {
        JsonTokenType.String => Unescaped(),
        JsonTokenType.Number => NumberText(),
        _ => Reject<string>(),
    };

    /// <summary>
    /// An ID, address or other word; <see langword="null"/> if it is empty. Words have no control characters: those that come nevertheless are replaced,
    /// since a terminal would execute them.
    /// </summary>
    public string? NonEmptyString() =>
        IsPlain() ? _reader.ValueSpan.Length > 0 ? Encoding.Latin1.GetString(_reader.ValueSpan) : null
        : String() is { Length: > 0 } text ? Redaction.Clean(text)
        : null;

    /// <summary>The ID of a row: a <see cref="NonEmptyString"/>, but not a number.</summary>
    public string? RowId() => Token == JsonTokenType.Number ? Reject<string>() : NonEmptyString();

    /// <summary>A <see cref="NonEmptyString"/> that many rows share.</summary>
    public string? InternedNonEmptyString() => Token == JsonTokenType.String && !_reader.ValueIsEscaped && strings.Get(_reader.ValueSpan) is { } known
        ? known.Length > 0 ? known : null
        : NonEmptyString();

    /// <summary>A <see cref="String"/> that many rows share, such as the key of a tag.</summary>
    public string? InternedString() => Token == JsonTokenType.String && !_reader.ValueIsEscaped
        ? strings.Get(_reader.ValueSpan) ?? String()
        : String();

    public int? Int32()
    {
        if (Token == JsonTokenType.Number && _reader.TryGetInt32(out var number))
        {
            return number;
        }

        return WordIsEmpty(out var word) ? null
            : int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number
            : RejectValue<int>();
    }

    public long? Int64()
    {
        if (Token == JsonTokenType.Number && _reader.TryGetInt64(out var number))
        {
            return number;
        }

        return WordIsEmpty(out var word) ? null
            : long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number
            : RejectValue<long>();
    }

    public bool? Boolean()
    {
        if (Token is JsonTokenType.True or JsonTokenType.False)
        {
            return _reader.GetBoolean();
        }

        return WordIsEmpty(out var word) ? null
            : bool.TryParse(word, out var flag) ? flag
            : RejectValue<bool>();
    }

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    /// <summary>A time of the service, <c>yyyy-MM-ddTHH:mm:ssZ</c> or any other ISO 8601 form; without an offset it is UTC.</summary>
    public DateTimeOffset? Time()
    {
        if (Token == JsonTokenType.String && _reader.TryGetDateTimeOffset(out var time) && _reader.ValueSpan[^1] == (byte)'Z')
        {
            return time;
        }

        // Not any text that .NET can read as a time: 12.5 would be the 5th of December of this year.
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return WordIsEmpty(out var word) ? null
            : DateTimeOffset.TryParseExact(word, TimeFormats, CultureInfo.InvariantCulture, Utc, out time) ? time
            : RejectValue<DateTimeOffset>();
    }

    /// <summary>Reads a whole response; the cursor is at its first token.</summary>
    /// <exception cref="JsonException">It isn't a response of the action.</exception>
    public T Response<T>(ObjectReader<T> members)
        where T : ApiObject
    {
        if (Token != JsonTokenType.StartObject)
        {
            throw new JsonException("The response isn't a JSON object.");
        }

        return members.ReadResponse(ref this);
    }

    /// <summary>The token of a next page; <see langword="null"/> when there is none.</summary>
    /// <exception cref="JsonException">It is neither text nor null; the listing would end here without an error.</exception>
    public string? NextPageToken() => !IsStrict || Token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null
        ? NonEmptyString()
        : throw new JsonException("NextToken isn't text.");

    /// <summary>A struct; <see langword="null"/> when it is empty.</summary>
    public T? Struct<T>(ObjectReader<T> members)
        where T : ApiObject
    {
        if (Token != JsonTokenType.StartObject)
        {
            return WordIsEmpty(out _) ? null : Reject<T>();
        }

        return members.Read(ref this);
    }

    /// <summary>A list of structs, as <see cref="Items"/>.</summary>
    public ValueList<T>? List<T>(ReadOnlySpan<byte> itemName, ObjectReader<T> members)
        where T : ApiObject => Items(itemName, members.ReadItem) is { } items ? ValueList<T>.Of(items) : null;

    /// <summary>
    /// The list that a response is about. <see cref="ListCount"/> tells afterwards whether it was there; anything that doesn't mean a list with certainty is
    /// an error, for rows would be lost without a word.
    /// </summary>
    /// <exception cref="JsonException">It isn't a list.</exception>
    public ValueList<T> RequiredList<T>(ReadOnlySpan<byte> itemName, ObjectReader<T> members)
        where T : ApiObject
    {
        ListCount = null;
        switch (Token)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String when NonEmptyString() is null:
                // An empty element of XML.
                ListCount = 0;
                break;
            case JsonTokenType.StartArray:
                return Counted(Elements(members.ReadRow));
            case JsonTokenType.StartObject:
                return Wrapped(itemName, members);
            default:
                throw new JsonException("The list member of the response isn't a JSON array.");
        }

        return ValueList<T>.Of([]);
    }

    /// <summary>A list of <see cref="InternedNonEmptyString"/>, as <see cref="Items"/>.</summary>
    public ValueList<string>? InternedStrings(ReadOnlySpan<byte> itemName) =>
        Items<string>(itemName, static (ref json, [MaybeNullWhen(false)] out id) => (id = json.InternedNonEmptyString()) is not null) is { } items ? ValueList<string>.Of(items) : null;

    /// <summary>
    /// A list in its wrapper, <c>{"Tag":[...]}</c>; without the wrapper and as a single item too, and as an object whose keys are 0, 1 and so on.
    /// <see langword="null"/> when the wrapper is empty. A saved list that has lost items is returned, and <see cref="Rejected"/> as well.
    /// </summary>
    public T[]? Items<T>(ReadOnlySpan<byte> itemName, ItemReader<T> readItem)
    {
        if (IsStrict)
        {
            return ItemsOf(itemName, readItem);
        }

        // Items of other lists, around this one or before it, don't count.
        var hadDropped = _dropped;
        _dropped = false;
        var start = this;
        var items = ItemsOf(itemName, readItem);
        if (_dropped)
        {
            this = start;
            _rejected = true;
        }

        _dropped = hadDropped;
        return items;
    }

    private T[]? ItemsOf<T>(ReadOnlySpan<byte> itemName, ItemReader<T> readItem)
    {
        if (Token == JsonTokenType.StartArray)
        {
            return Elements(readItem);
        }

        if (Token != JsonTokenType.StartObject)
        {
            return WordIsEmpty(out _) ? null : Reject<T[]>();
        }

        T[]? items = null;
        while (NextMember())
        {
            var isList = NameIsInAnyCase(itemName);
            var isFirst = !isList && NameIs(FirstIndex);
            Next();

            if (isFirst)
            {
                return Elements(readItem, isAtFirst: true);
            }

            if (!isList)
            {
                Value();
            }
            else
            {
                items = OneOrMore(readItem);
            }
        }

        return items;
    }

    /// <summary>Whether the object at the cursor is a list that a serializer has written with its indexes as keys.</summary>
    public static bool IsIndexed(JsonCursor json) => json.Token == JsonTokenType.StartObject && json.NextMember() && json.NameIs(FirstIndex);

    /// <summary>Moves on to the next item of an array, or of an object that <see cref="IsIndexed"/>; false at its end.</summary>
    /// <exception cref="JsonException">The keys of the object aren't 0, 1 and so on.</exception>
    public bool NextItem(int index)
    {
        Next();
        if (Token != JsonTokenType.PropertyName)
        {
            return Token is not (JsonTokenType.EndArray or JsonTokenType.EndObject);
        }

        if (!Utf8Parser.TryParse(_reader.ValueSpan, out int key, out var length) || key != index || length != _reader.ValueSpan.Length)
        {
            throw new JsonException($"A list of the response has the key {Redaction.Quote(Name())} where {index} was expected.");
        }

        return Next();
    }

    /// <summary>Any value, as it came.</summary>
    public object? Value()
    {
        if (++_values > MaxValues)
        {
            throw new JsonException($"The response has more than {MaxValues} unknown values. No response of the service has that many.");
        }

        switch (Token)
        {
            case JsonTokenType.StartObject:
                var bag = new PropertyBag();
                while (NextMember())
                {
                    var name = Name();
                    Next();
                    bag.Set(name, Value());
                }

                return bag;
            case JsonTokenType.StartArray:
                var list = new List<object?>();
                while (Next() && Token != JsonTokenType.EndArray)
                {
                    list.Add(Value());
                }

                return new ValueList<object?>([.. list]);
            case JsonTokenType.String:
                return _reader.GetString();
            case JsonTokenType.Number:
                return _reader.TryGetInt64(out var whole) ? whole : _reader.TryGetDecimal(out var exact) ? exact : NumberText();
            case JsonTokenType.True or JsonTokenType.False:
                return _reader.GetBoolean();
            default:
                return null;
        }
    }

    /// <summary>Passes over an item that can't be what its list holds.</summary>
    /// <exception cref="JsonException">The response <see cref="IsStrict"/>.</exception>
    public void Drop(string problem)
    {
        if (IsStrict)
        {
            throw new JsonException(problem);
        }

        _dropped = true;
        Value();
    }

    private static bool IsEmptyObject(JsonCursor json) => json.Token == JsonTokenType.StartObject && !json.NextMember();

    private T[] OneOrMore<T>(ItemReader<T> readItem) =>
        Token == JsonTokenType.StartArray || IsIndexed(this) ? Elements(readItem) : ReadItem(readItem, out var single) ? [single] : [];

    private ValueList<T> Wrapped<T>(ReadOnlySpan<byte> itemName, ObjectReader<T> members)
        where T : ApiObject
    {
        T[]? items = null;
        var hasOthers = false;
        while (NextMember())
        {
            var isList = NameIsInAnyCase(itemName);
            var isFirst = !isList && !hasOthers && items is null && NameIs(FirstIndex);
            Next();

            if (isFirst)
            {
                return Counted(Elements(members.ReadRow, isAtFirst: true));
            }

            if (!isList)
            {
                hasOthers = true;
                Value();
            }
            else if (items is not null)
            {
                throw new JsonException("The response contains its list twice.");
            }
            else if (Token != JsonTokenType.Null && !IsEmptyObject(this))
            {
                items = OneOrMore(members.ReadRow);
            }
            else
            {
                _reader.Skip();
            }
        }

        return items is not null ? Counted(items)
            : hasOthers ? throw new JsonException($"The response has no {Encoding.UTF8.GetString(itemName)}.")
            : ValueList<T>.Of([]);
    }

    private ValueList<T> Counted<T>(T[] items)
    {
        ListCount = items.Length;
        return ValueList<T>.Of(items);
    }

    /// <summary>Reads the items of an array, or of an object that <see cref="IsIndexed"/>.</summary>
    private T[] Elements<T>(ItemReader<T> readItem, bool isAtFirst = false)
    {
        // Most lists hold a few items, gathered here: so there is one array of them, in its size.
        InlineBuffer<T> few = default;
        List<T>? many = null;
        var count = 0;
        for (var index = 0; (isAtFirst && index == 0) || NextItem(index); index++)
        {
            if (!ReadItem(readItem, out var item))
            {
                continue;
            }

            if (count < InlineBuffer<T>.Length)
            {
                few[count] = item;
            }
            else
            {
                (many ??= [.. few]).Add(item);
            }

            count++;
            if (count > MaxItems)
            {
                throw new JsonException($"The response has a list of more than {MaxItems} items. No response of the service has that many.");
            }
        }

        return many is null ? few[..count].ToArray() : [.. many];
    }

    /// <summary>Returns false for an empty item and for one of the wrong type.</summary>
    private bool ReadItem<T>(ItemReader<T> readItem, [MaybeNullWhen(false)] out T item)
    {
        var isThere = readItem(ref this, out item);
        if (Rejected())
        {
            Drop("A list of the response has an item of the wrong type.");
        }

        return isThere;
    }

    /// <summary>Whether a scalar is null or empty text; <paramref name="word"/> is its text otherwise (null for what is no scalar).</summary>
    private readonly bool WordIsEmpty(out string? word)
    {
        word = Token switch
        {
            JsonTokenType.String => _reader.GetString(),
            JsonTokenType.Number => NumberText(),
            _ => null,
        };
        return Token == JsonTokenType.Null || word is "";
    }

    private readonly string? Unescaped() => IsPlain() ? Encoding.Latin1.GetString(_reader.ValueSpan) : _reader.GetString();

    // Nearly every text is plain, and takes half as long to decode as by the reader's own way through UTF-8.
    private readonly bool IsPlain() => Token == JsonTokenType.String && !_reader.ValueIsEscaped && StringCache.IsPlain(_reader.ValueSpan);

    private readonly string NumberText() => Encoding.UTF8.GetString(_reader.ValueSpan);

    private T? Reject<T>()
        where T : class
    {
        _rejected = Token != JsonTokenType.Null;
        return null;
    }

    private T? RejectValue<T>()
        where T : struct
    {
        _rejected = Token != JsonTokenType.Null;
        return null;
    }
}
