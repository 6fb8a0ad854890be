using System.Text;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Reads a file of saved responses: UTF-8 or, with its byte order mark, UTF-16.</summary>
internal static class SavedFile
{
    private const int ChunkLength = 256 * 1024;

    /// <summary>Reads a file, chunk by chunk.</summary>
    /// <exception cref="IOException">It can't be read, is empty or isn't a regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    public static IEnumerable<IReadOnlyList<SavedItem>> Read(string path, string? regionId, StringCache strings)
    {
        using var file = BoundedFile.Open(path, long.MaxValue);
        foreach (var items in Read(file, path, regionId, strings))
        {
            yield return items;
        }
    }

    /// <inheritdoc cref="Read(string, string?, StringCache)"/>
    public static IEnumerable<IReadOnlyList<SavedItem>> Read(Stream file, string? path, string? regionId, StringCache strings)
    {
        var reader = new SavedResponseReader(path, regionId, strings);
        var start = new byte[2];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var encoding = Utf16(start);
        using var rest = encoding is null ? file : Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8, leaveOpen: true);
        if (encoding is null)
        {
            start.AsSpan(0, length).CopyTo(reader.GetMemory(length).Span);
            yield return reader.Advance(length);
        }

        while (reader.Failure is null && (length = rest.Read(reader.GetMemory(ChunkLength).Span)) > 0)
        {
            yield return reader.Advance(length);
        }

        if (reader.Failure is null)
        {
            yield return reader.Complete();
        }
    }

    private static UnicodeEncoding? Utf16(byte[] start) => start switch
    {
        [0xFF, 0xFE] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0xFE, 0xFF] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };
}
