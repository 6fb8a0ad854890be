using System.Text;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads saved responses that are piped in pieces: lines of a file or of a program, which are joined by line breaks, or whole documents. After an error,
/// reading continues with the next file, or with a piece that begins as a document does.
/// </summary>
internal sealed class PipelineText(string? regionId, StringCache strings)
{
    private static readonly string[] Starts = ["{", "[", "<?xml", "<DescribeNetworkInterfacesResponse", "<Error"];

    private SavedResponseReader? _reader;
    private string? _path;
    private long _line;
    private bool _isFirst;

    /// <summary>Reads a piece.</summary>
    /// <param name="piece">The text, without the line break after it.</param>
    /// <param name="path">The file it is of, where that is known.</param>
    /// <returns>What is complete now.</returns>
    public IEnumerable<SavedItem> Add(string piece, string? path)
    {
        if (path != _path)
        {
            foreach (var item in Complete())
            {
                yield return item;
            }
        }

        // In a file, the start of the next document can't be found reliably.
        var isStart = path is null && Array.Exists(Starts, start => piece.StartsWith(start, StringComparison.Ordinal));
        var isWithin = _reader is { IsWithinDocument: true };
        if (_reader is null || (_reader.Failure is not null && isStart))
        {
            _path = path;
            _reader = Begin();
        }

        foreach (var item in Append(piece))
        {
            yield return item;
        }

        // The document before it has no end, and this is the next.
        if (isStart && isWithin && _reader.Failure is { } failure && (failure.LineNumber, failure.Position).CompareTo((_line + 1, 1)) <= 0)
        {
            _reader = Begin();
            foreach (var item in Append(piece))
            {
                yield return item;
            }
        }

        _line += piece.AsSpan().Count('\n') + 1;
    }

    /// <summary>Reads the end of the pieces.</summary>
    /// <returns>What is left.</returns>
    public IReadOnlyList<SavedItem> Complete()
    {
        var left = _reader is { Failure: null } ? _reader.Complete() : [];
        (_reader, _line) = (null, 0);
        return left;
    }

    private SavedResponseReader Begin()
    {
        _isFirst = true;
        return new(_path, regionId, strings) { Position = new TextPosition(_line, 0, 0) };
    }

    private IReadOnlyList<SavedItem> Append(string piece)
    {
        if (_reader!.Failure is not null)
        {
            return [];
        }

        var text = _isFirst ? piece : "\n" + piece;
        _isFirst = false;
        return _reader.Advance(Encoding.UTF8.GetBytes(text, _reader.GetMemory(Encoding.UTF8.GetByteCount(text)).Span));
    }
}
