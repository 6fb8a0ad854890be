using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads saved responses as their text arrives: one document or several, one after another, each JSON or XML. It holds no more of the text than what has
/// not been taken yet.
/// </summary>
/// <param name="path">The file it is of; <see langword="null"/> for none.</param>
/// <param name="regionId">The region, which the text does not tell.</param>
/// <param name="strings">Texts that many rows share.</param>
internal sealed class SavedText(string? path, string? regionId, StringCache strings)
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>No row of the service comes near: what is larger is no response of it.</summary>
    private const int LargestUnit = 16 * 1024 * 1024;

    /// <summary>Less room than this is not worth the call that fills it.</summary>
    private const int LeastRoom = 4 * 1024;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private int _enough;
    private TextPosition _position;
    private ISavedDocument? _document;

    /// <summary>Where the text begins, in a larger one.</summary>
    public TextPosition Position
    {
        init => _position = value;
    }

    /// <summary>That the text turned out to be broken or something else: nothing more is read of it.</summary>
    public SavedResponseException? Failure { get; private set; }

    /// <summary>Whether there is a <see cref="Failure"/>.</summary>
    public bool HasFailed => Failure is not null;

    /// <summary>Whether the text has ended within a document so far.</summary>
    public bool IsWithinDocument => _document is not null;

    /// <summary>Room for more of the text, to be filled from its start.</summary>
    public Memory<byte> Room
    {
        get
        {
            if (_buffer.Length - _end < LeastRoom)
            {
                var larger = _end - _start > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
                Left.Span.CopyTo(larger);
                (_buffer, _start, _end) = (larger, 0, _end - _start);
            }

            return _buffer.AsMemory(_end);
        }
    }

    private ReadOnlyMemory<byte> Left => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Takes what was put into <see cref="Room"/>.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <returns>What is complete now.</returns>
    public IReadOnlyList<SavedItem> Add(int length)
    {
        _end += length;

        // The longer a part is, the more must come before it is worth another try.
        return Left.Length < _enough ? [] : Read(isLast: false);
    }

    /// <summary>Takes the end of the text.</summary>
    /// <returns>What is left.</returns>
    public IReadOnlyList<SavedItem> End() => Read(isLast: true);

    private List<SavedItem> Read(bool isLast)
    {
        var found = new List<SavedItem>();
        try
        {
            while (!HasFailed && TakeDocument(isLast, found))
            {
            }

            _enough = Left.Length > FirstBuffer ? 2 * Left.Length : 0;
        }
        catch (SavedResponseException fault)
        {
            Failure = fault;
            found.Add(new SavedItem(null, Fault: fault));
        }

        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Row is null)
            {
                found[i].Fault?.Path = path;
                found[i] = found[i] with { Path = path };
            }
        }

        return found;
    }

    /// <summary>Takes of a document what is there; false where more of the text is needed.</summary>
    private bool TakeDocument(bool isLast, List<SavedItem> found)
    {
        SkipSpace();
        if (_document is null && (Left.IsEmpty || (!isLast && ByteOrderMark.StartsWith(Left.Span))))
        {
            return false;
        }

        _document ??= Open();
        Drop(_document.Take(Left, isLast, _position, found));
        if (_document.HasEnded)
        {
            _document = null;
            return true;
        }

        return Left.Length <= LargestUnit ? false : throw Faults.TooLong(_position, LargestUnit);
    }

    private void SkipSpace()
    {
        if (_document is null)
        {
            // A byte order mark stands where files were joined, too.
            var rest = Left.Span.TrimStart(Space);
            while (rest.StartsWith(ByteOrderMark))
            {
                rest = rest[ByteOrderMark.Length..].TrimStart(Space);
            }

            Drop(Left.Length - rest.Length);
        }
    }

    private ISavedDocument Open() => Left.Span[0] switch
    {
        (byte)'{' or (byte)'[' => new SavedJson(_position, regionId, strings),
        (byte)'<' => new SavedXml(_position, regionId, strings),
        _ => throw Faults.NoDocument(_position, Left.Span),
    };

    private void Drop(int length)
    {
        _position = _position.After(Left.Span[..length]);
        _start += length;
    }
}
