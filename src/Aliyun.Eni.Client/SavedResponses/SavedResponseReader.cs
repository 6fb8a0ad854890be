using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads saved responses as their text arrives: one document or several, one after another, each JSON or XML. A document is read when it is complete, an
/// array of documents element by element, so that no more of the text is kept than one of them.
/// </summary>
/// <param name="path">The file of the text; <see langword="null"/> for none.</param>
/// <param name="regionId">The region, which a response doesn't contain.</param>
/// <param name="strings">Texts that many rows share.</param>
internal sealed class SavedResponseReader(string? path, string? regionId, StringCache strings)
{
    /// <summary>Bytes. A response of 100,000 rows has some 130 MiB.</summary>
    public const int MaxDocumentLength = 512 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private const int MaxExcerptLength = 40;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private TextPosition _position;
    private List<SavedItem> _items = [];

    // The JSON document that is looked through for its end.
    private JsonReaderState _state;
    private TextPosition _documentStart;
    private int _scanned;
    private int _unit = -1;
    private bool _isInArray;
    private bool _hasDocument;

    // The length at which parsing an XML document is tried again.
    private int _enough;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    /// <summary>Where the text begins, in a larger one.</summary>
    public TextPosition Position
    {
        init => _position = value;
    }

    /// <summary>What is wrong with the text; nothing more is read of it then.</summary>
    public SavedResponseException? Failure { get; private set; }

    /// <summary>Whether the text so far ends within a document.</summary>
    public bool IsWithinDocument => Left.Length > 0 || _isInArray;

    private ReadOnlyMemory<byte> Left => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Gets a buffer for more of the text.</summary>
    /// <param name="length">The minimum length.</param>
    public Memory<byte> GetMemory(int length)
    {
        if (_buffer.Length - _end < length)
        {
            var needed = Left.Length + length;
            var larger = needed > _buffer.Length / 2 ? new byte[Math.Max(needed, (int)Math.Min(2L * _buffer.Length, Array.MaxLength))] : _buffer;
            Left.Span.CopyTo(larger);
            (_buffer, _start, _end) = (larger, 0, Left.Length);
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Reads what was written into <see cref="GetMemory"/>.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <returns>What is complete now.</returns>
    public IReadOnlyList<SavedItem> Advance(int length)
    {
        _end += length;
        return Read(isLast: false);
    }

    /// <summary>Reads the end of the text.</summary>
    /// <returns>What is left.</returns>
    public IReadOnlyList<SavedItem> Complete() => Read(isLast: true);

    private List<SavedItem> Read(bool isLast)
    {
        _items = [];
        try
        {
            while (Failure is null && ReadUnit(isLast))
            {
            }

            if (Failure is null && Left.Length > MaxDocumentLength)
            {
                throw Malformed(_position, $"A document in it is longer than {MaxDocumentLength / (1024 * 1024)} MiB.");
            }
        }
        catch (SavedResponseException failure)
        {
            Failure = failure;
            _items.Add(new SavedItem(null, Fault: failure));
        }

        return _items;
    }

    /// <summary>Reads a document, or an element of an array of them; false where more of the text is needed.</summary>
    private bool ReadUnit(bool isLast)
    {
        if (!_isInArray && _scanned == 0)
        {
            SkipSpace();
        }

        if (Left.IsEmpty || (!isLast && Left.Length < ByteOrderMark.Length && ByteOrderMark.StartsWith(Left.Span)))
        {
            return isLast && _isInArray ? throw EndedTooEarly()
                : isLast && !_hasDocument ? throw SavedDocument.Unexpected(_position, path, "It is empty")
                : false;
        }

        _hasDocument = true;

        return _isInArray || Left.Span[0] is (byte)'{' or (byte)'[' ? ReadJson(isLast)
            : Left.Span[0] == (byte)'<' ? ReadXml(isLast)
            : throw NoDocument();
    }

    private void SkipSpace()
    {
        // A byte order mark is also found where files were joined.
        var rest = Left.Span.TrimStart(Space);
        while (rest.StartsWith(ByteOrderMark))
        {
            rest = rest[ByteOrderMark.Length..].TrimStart(Space);
        }

        Drop(Left.Length - rest.Length);
        (_state, _documentStart, _unit) = (default, _position, -1);
    }

    private bool ReadJson(bool isLast)
    {
        bool isComplete;
        try
        {
            isComplete = FindEndOfUnit();
        }
        catch (JsonException broken)
        {
            // The rows before the broken place are good.
            TryReadUnit(_unit < 0 ? [] : Left.Span[_unit..]);
            throw Malformed(_position.Within(Left.Span, _documentStart, broken.LineNumber ?? 0, broken.BytePositionInLine ?? 0), Reason(broken), broken);
        }

        if (!isComplete)
        {
            if (isLast)
            {
                TryReadUnit(_unit < 0 ? [] : Left.Span[_unit..]);
                throw EndedTooEarly();
            }

            return false;
        }

        if (_unit >= 0)
        {
            ReadJsonUnit(Left.Span[_unit.._scanned]);
        }

        Drop(_scanned);
        _unit = -1;
        return true;
    }

    /// <summary>Searches for the end of the document, or of the element of its array, with the resumable Utf8JsonReader.</summary>
    private bool FindEndOfUnit()
    {
        var reader = new Utf8JsonReader(Left.Span[_scanned..], isFinalBlock: false, _state);
        while (reader.Read())
        {
            var depth = _isInArray ? 1 : 0;
            if (reader.CurrentDepth == depth && reader.TokenType == JsonTokenType.StartObject)
            {
                _unit = _scanned + (int)reader.TokenStartIndex;
            }
            else if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray)
            {
                _isInArray = true;
            }
            else if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndArray)
            {
                _isInArray = false;
                return Consume(reader);
            }
            else if (reader.CurrentDepth == depth)
            {
                return reader.TokenType == JsonTokenType.EndObject ? Consume(reader) : throw NoObject(_scanned + (int)reader.TokenStartIndex);
            }
        }

        Consume(reader);
        return false;
    }

    private bool Consume(Utf8JsonReader reader)
    {
        _scanned += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return true;
    }

    private void TryReadUnit(ReadOnlySpan<byte> unit)
    {
        try
        {
            if (unit.Length > 0)
            {
                ReadJsonUnit(unit);
            }
        }
        catch (JsonException)
        {
            // The caller reports it with its position.
        }
    }

    private void ReadJsonUnit(ReadOnlySpan<byte> unit)
    {
        var offset = Math.Max(_unit, 0);
        var json = new JsonCursor(new Utf8JsonReader(unit), strings);
        var document = new SavedDocument(regionId, path, _position.After(Left.Span[..offset]), _items);
        try
        {
            json.Next();
            document.Read(ref json);
        }
        catch (UnexpectedValueException unexpected)
        {
            throw NoObject(offset + (int)unexpected.Offset);
        }
        catch (InvalidOperationException notText)
        {
            throw NotUtf8(offset, notText);
        }
    }

    private bool ReadXml(bool isLast)
    {
        if (Left.Span.StartsWith("<!D"u8))
        {
            throw SavedDocument.Unexpected(_position, path, "It has a document type declaration");
        }

        if (!isLast && Left.Length < _enough)
        {
            return false;
        }

        var before = _items.Count;
        try
        {
            var length = SavedXml.Read(Left, strings, new SavedDocument(regionId, path, _position, _items));
            Drop(length);
            _enough = 0;
            return true;
        }
        catch (XmlException incomplete) when (!isLast)
        {
            // It may be complete when more of it has arrived.
            _ = incomplete;
            _items.RemoveRange(before, _items.Count - before);
            _enough = 2 * Left.Length;
            return false;
        }
        catch (XmlException broken)
        {
            throw SavedXml.IsTruncated(Left.Span, broken) ? EndedTooEarly() : Malformed(_position.Within(broken.LineNumber, broken.LinePosition), SavedXml.Reason(broken), broken);
        }
    }

    private void Drop(int length)
    {
        _position = _position.After(Left.Span[..length]);
        _start += length;
        _scanned = Math.Max(_scanned - length, 0);
    }

    // The message without its position, which is relative to the document, and without advice for programmers.
    private static string Reason(JsonException error) =>
        error.Message.Split(" LineNumber:")[0].Replace(" which is not supported in this mode. Change the reader options", string.Empty, StringComparison.Ordinal);

    private SavedResponseException Malformed(TextPosition position, string reason, Exception? cause = null) =>
        position.Error(SavedResponseException.Malformed, path, $"The text is malformed. {reason}", cause);

    private SavedResponseException EndedTooEarly() => Malformed(_position.After(Left.Span), "It ends too early.");

    private SavedResponseException NoObject(int offset) => SavedDocument.Unexpected(_position.After(Left.Span[..offset]), path, "It isn't an object");

    private SavedResponseException NotUtf8(int offset, Exception cause)
    {
        var utf8 = Left.Span;
        while (offset < utf8.Length && Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return offset == utf8.Length
            ? Malformed(_position, cause.Message, cause)
            : Malformed(_position.After(utf8[..offset]), "It is neither UTF-8 nor UTF-16 with a byte order mark.", cause);
    }

    private SavedResponseException NoDocument()
    {
        var line = Encoding.UTF8.GetString(Left.Span[..Math.Min(Left.Length, 4 * MaxExcerptLength)]).Split('\r', '\n')[0].TrimEnd();
        return SavedDocument.Unexpected(_position, path, $"It is neither JSON nor XML: '{Redaction.Truncate(line, MaxExcerptLength)}'");
    }
}

/// <summary>What is found in saved text: a network interface, or an error.</summary>
/// <param name="Row">The network interface.</param>
/// <param name="Refusal">An error of the service that was saved as its response.</param>
/// <param name="Fault">What is wrong with the text.</param>
/// <param name="Path">The file of <paramref name="Refusal"/>, where that is known.</param>
internal readonly record struct SavedItem(NetworkInterface? Row, ApiException? Refusal = null, SavedResponseException? Fault = null, string? Path = null)
{
    private static readonly string[] Nested =
    [
        nameof(NetworkInterface.PrivateIpSets), nameof(NetworkInterface.Ipv6Sets), nameof(NetworkInterface.Ipv4PrefixSets), nameof(NetworkInterface.Ipv6PrefixSets),
        nameof(NetworkInterface.SecurityGroupIds), nameof(NetworkInterface.Tags), nameof(NetworkInterface.AssociatedPublicIp), nameof(NetworkInterface.Attachment),
    ];

    /// <summary>Whether the row was saved without its lists or items of them, as ConvertTo-Json loses them beyond its depth: there is text in their place.</summary>
    public bool LacksLists => Row?.AdditionalProperties?.Any(static member =>
        member.Value is string { Length: > 0 } or ValueList<object?> { Count: > 0 } or PropertyBag { Count: > 0 } && Nested.Contains(member.Key, StringComparer.Ordinal)) == true;
}
