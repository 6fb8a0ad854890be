namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>
/// Reads one document as its bytes arrive: each call takes what is complete (whole rows, whole members) and says how much that was; the rest is offered
/// again with more bytes behind it.
/// </summary>
internal interface ISavedDocument
{
    /// <summary>Whether the document has ended; what follows is another.</summary>
    bool HasEnded { get; }

    /// <summary>Takes what is complete of the bytes at hand.</summary>
    /// <param name="utf8">The bytes not taken so far.</param>
    /// <param name="isLast">Whether no more will come.</param>
    /// <param name="position">Where they are in the text.</param>
    /// <param name="found">Gets what is complete; also when an error follows.</param>
    /// <returns>How many bytes were taken.</returns>
    /// <exception cref="SavedResponseException">The text is broken, or ends too early, or is something else.</exception>
    int Take(ReadOnlyMemory<byte> utf8, bool isLast, TextPosition position, List<SavedItem> found);
}
