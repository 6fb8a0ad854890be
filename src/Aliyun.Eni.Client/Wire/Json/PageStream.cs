using System.Buffers;
using System.Text.Json;

namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>Reads a page from a stream with a buffer that holds no more than what has not been taken yet.</summary>
internal static class PageStream
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>No row of the service comes near: what is larger is no answer of it.</summary>
    private const int LargestUnit = 16 * 1024 * 1024;

    /// <inheritdoc cref="ReadAsync(Stream, PageParser, PageBounds, CancellationToken)"/>
    public static Task<EniPage> ReadAsync(Stream body, PageParser parser, CancellationToken cancellationToken) =>
        ReadAsync(body, parser, PageBounds.None, cancellationToken);

    /// <exception cref="JsonException">The text is no whole answer, or one that exceeds the bounds.</exception>
    /// <exception cref="EcsException">The answer is an error.</exception>
    public static async Task<EniPage> ReadAsync(Stream body, PageParser parser, PageBounds bounds, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            var enough = 0;
            var total = 0L;
            var atStart = true;
            while (true)
            {
                var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                total += read;
                if (atStart && length >= ByteOrderMark.Length)
                {
                    atStart = false;
                    length = SkipByteOrderMark(buffer.AsSpan(0, length));
                }

                // A unit that comes in many small pieces is not begun anew for each of them.
                if (length >= enough || length == buffer.Length || read == 0)
                {
                    var taken = parser.Take(buffer.AsSpan(0, length), isLast: read == 0);
                    if (read == 0)
                    {
                        return parser.Page();
                    }

                    Check(total, parser.Rows, bounds);
                    length -= taken;
                    buffer.AsSpan(taken, length).CopyTo(buffer);
                    enough = 2 * length;
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Check(long bytes, int rows, PageBounds bounds)
    {
        if (rows > bounds.MostRows)
        {
            throw new JsonException($"The answer has more than {bounds.MostRows} rows, which no page of the service has.");
        }

        if (bytes > bounds.MostBytes)
        {
            throw new JsonException(WholeBody.TooLong(bounds.MostBytes).Message);
        }
    }

    private static int SkipByteOrderMark(Span<byte> start)
    {
        if (!start.StartsWith(ByteOrderMark))
        {
            return start.Length;
        }

        start[ByteOrderMark.Length..].CopyTo(start);
        return start.Length - ByteOrderMark.Length;
    }

    private static byte[] Grow(byte[] buffer)
    {
        if (buffer.Length >= LargestUnit)
        {
            throw new JsonException($"One part of the answer is longer than {LargestUnit / (1024 * 1024)} MiB.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
