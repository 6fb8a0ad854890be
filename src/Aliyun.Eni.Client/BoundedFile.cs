using System.Text;

namespace Aliyun.Eni.Client;

/// <summary>
/// Reads regular files up to a maximum size. A pipe, a device or an endless file is an error instead of a hang or a full memory.
/// </summary>
internal static class BoundedFile
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path. Symbolic links are followed.</param>
    /// <param name="maxBytes">The maximum size in bytes.</param>
    /// <returns>The file, positioned at its start.</returns>
    /// <exception cref="FileNotFoundException">The file doesn't exist.</exception>
    /// <exception cref="IOException">The path is a directory, the file is empty, isn't a regular file or is larger than <paramref name="maxBytes"/>, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static FileStream Open(string path, long maxBytes)
    {
        FileSystemInfo file = new FileInfo(path);
        file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!;
        if (Directory.Exists(file.FullName))
        {
            throw new IOException("It is a directory.");
        }

        // Pipes and devices have the length 0 on every system. They aren't opened: opening a named pipe blocks until another process writes to it.
        var length = new FileInfo(file.FullName).Length;
        return length == 0 ? throw new IOException("It is empty or not a regular file.")
            : length > maxBytes ? throw TooLarge(maxBytes)
            : new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Reads a text file: UTF-8, or what its byte order mark says.</summary>
    /// <param name="path">The path. Symbolic links are followed.</param>
    /// <param name="maxBytes">The maximum size in bytes.</param>
    /// <param name="cancellationToken">Ends the wait, even while a network drive doesn't respond.</param>
    /// <returns>The text.</returns>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static async Task<string> ReadAllTextAsync(string path, int maxBytes, CancellationToken cancellationToken) =>
        await Task.Run(() => ReadAllText(path, maxBytes), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);

    private static string ReadAllText(string path, int maxBytes)
    {
        using var file = Open(path, maxBytes);
        var bytes = new byte[maxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        using var reader = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        return length > maxBytes ? throw TooLarge(maxBytes) : reader.ReadToEnd();
    }

    private static IOException TooLarge(long maxBytes) => new($"It is larger than {maxBytes / 1024} KiB.");
}
