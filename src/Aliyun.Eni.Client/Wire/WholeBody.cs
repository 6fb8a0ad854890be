namespace Aliyun.Eni.Client.Wire;

/// <summary>Reads a body to its end, but no further than a bound: a server that sends without end must not fill the memory of the session.</summary>
internal static class WholeBody
{
    private const int Piece = 64 * 1024;

    /// <param name="body">The body, unpacked: the bound counts what comes out of a compressed one.</param>
    /// <param name="largest">The bound, in bytes.</param>
    /// <param name="cancellationToken">Ends the wait for bytes.</param>
    /// <returns>The whole body, to be read from its start.</returns>
    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream body, int largest, CancellationToken cancellationToken)
    {
        var whole = new MemoryStream();
        var piece = new byte[Piece];
        for (int read; (read = await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (whole.Length + read > largest)
            {
                throw TooLong(largest);
            }

            await whole.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        whole.Position = 0;
        return whole;
    }

    /// <summary>The error for a body that is longer than the bound.</summary>
    public static InvalidDataException TooLong(long largest) => new($"The answer is longer than {largest / (1024 * 1024)} MiB, which none of the service is.");
}
