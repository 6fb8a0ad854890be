using System.Text;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads saved responses that come in pieces: lines of a file or of a program, which a line break joins again, or whole documents. A broken one does not
/// take the next with it, where it can be told where that begins: in another file, or in a piece that begins as a document does.
/// </summary>
internal sealed class PipedText(string? regionId, StringCache strings)
{
    private static readonly string[] Starts = ["{", "[", "<?xml", "<DescribeNetworkInterfacesResponse", "<Error"];

    private SavedText? _text;
    private string? _path;
    private long _line;

    // How many line breaks stand before the next piece.
    private int _lead;

    /// <summary>Takes a piece.</summary>
    /// <param name="piece">The text, without the line break between it and the next.</param>
    /// <param name="path">The file it is of, where that is known.</param>
    /// <returns>What is complete now, bit by bit.</returns>
    public IEnumerable<IReadOnlyList<SavedItem>> Add(string piece, string? path)
    {
        if (path != _path)
        {
            yield return End();
        }

        // What has failed in a file has no other document behind it that could be told from its ruins.
        var isStart = path is null && Array.Exists(Starts, start => piece.StartsWith(start, StringComparison.Ordinal));
        var isWithin = _text is { IsWithinDocument: true };
        if (_text is null || (_text.HasFailed && isStart))
        {
            _path = path;
            _text = Begin();
        }

        foreach (var items in Put(piece))
        {
            yield return items;
        }

        // The document before it has no end, and this is the next.
        if (isStart && isWithin && _text.Failure is { } failure && (failure.LineNumber, failure.Position).CompareTo((_line + 1, 1)) <= 0)
        {
            _text = Begin();
            foreach (var items in Put(piece))
            {
                yield return items;
            }
        }

        _line += piece.AsSpan().Count('\n') + 1;
    }

    /// <summary>Takes the end of the pieces.</summary>
    /// <returns>What is left.</returns>
    public IReadOnlyList<SavedItem> End()
    {
        var left = _text is { HasFailed: false } ? _text.End() : [];
        (_text, _line) = (null, 0);
        return left;
    }

    private SavedText Begin()
    {
        _lead = 0;
        return new(_path, regionId, strings) { Position = new TextPosition(_line, 0, 0) };
    }

    private IEnumerable<IReadOnlyList<SavedItem>> Put(string piece)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        var rest = piece.AsMemory();
        for (; !_text!.HasFailed && _lead + rest.Length > 0; _lead = 0)
        {
            var room = _text.Room;
            room.Span[.._lead].Fill((byte)'\n');
            encoder.Convert(rest.Span, room.Span[_lead..], flush: true, out var taken, out var length, out _);
            rest = rest[taken..];
            yield return _text.Add(_lead + length);
        }

        _lead = 1;
    }
}
