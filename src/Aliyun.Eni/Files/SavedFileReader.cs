using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Client.SavedResponses;
using Aliyun.Eni.Pipeline;

namespace Aliyun.Eni.Files;

/// <summary>Reads files of saved responses and enqueues what they contain.</summary>
internal static class SavedFileReader
{
    /// <summary>Reads the files one after another. An unreadable file is reported and doesn't end the others.</summary>
    /// <param name="files">The paths.</param>
    /// <param name="regionId">The region of rows that have none.</param>
    /// <param name="strings">The strings that rows share.</param>
    /// <param name="queue">The queue of the pipeline.</param>
    /// <param name="write">Writes an item of a file.</param>
    /// <param name="writeUnreadable">Writes the error of a file that can't be read.</param>
    /// <param name="token">Ends the reading.</param>
    public static async Task ReadAsync(
        IEnumerable<string> files,
        string? regionId,
        StringCache strings,
        PipelineQueue queue,
        Action<SavedItem, string> write,
        Action<Exception, string> writeUnreadable,
        CancellationToken token)
    {
        foreach (var file in files)
        {
            using var pieces = SavedFile.Read(file, regionId, strings).GetEnumerator();
            try
            {
                // A read that a drive doesn't answer can't be cancelled, so Ctrl+C abandons it.
                while (await Task.Run(pieces.MoveNext, token).WaitAsync(token).ConfigureAwait(false))
                {
                    await queue.EnqueueBatchAsync(pieces.Current, item => write(item, file), token).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                queue.Enqueue(() => writeUnreadable(error, file));
            }
        }
    }
}
