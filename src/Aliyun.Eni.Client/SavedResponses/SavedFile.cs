using System.Text;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Reads a file of saved responses, UTF-8 or, with its byte order mark, UTF-16, in constant memory.</summary>
internal static class SavedFile
{
    /// <summary>What is in the file, as each piece of it is read; some pieces complete nothing.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IEnumerable<IReadOnlyList<SavedItem>> Read(string path, string? regionId, StringCache strings)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder.");
        }

        using var file = new FileStream(
            path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
        foreach (var items in Read(file, path, regionId, strings))
        {
            yield return items;
        }
    }

    /// <inheritdoc cref="Read(string, string?, StringCache)"/>
    public static IEnumerable<IReadOnlyList<SavedItem>> Read(Stream file, string? path, string? regionId, StringCache strings)
    {
        var text = new SavedText(path, regionId, strings);
        var start = new byte[2];
        var kept = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var encoding = Utf16(start);
        using var rest = encoding is null ? file : Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8, leaveOpen: true);
        kept = encoding is null ? kept : 0;
        start.AsSpan(0, kept).CopyTo(text.Room.Span);
        for (var length = 1; length > 0 && !text.HasFailed; kept = 0)
        {
            length = rest.Read(text.Room.Span[kept..]);
            yield return text.Add(kept + length);
        }

        yield return text.End();
    }

    private static UnicodeEncoding? Utf16(byte[] start) => start switch
    {
        [0xFF, 0xFE] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0xFE, 0xFF] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };
}
