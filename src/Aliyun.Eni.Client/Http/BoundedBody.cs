using System.Buffers;

namespace Aliyun.Eni.Client.Http;

/// <summary>
/// A body that was read to its end before anything of it is parsed, so that one that breaks off is a lost connection and not half a response. The
/// buffer is rented: pages of a listing share it.
/// </summary>
internal sealed class BoundedBody : IDisposable
{
    /// <summary>Bytes, uncompressed. The largest page of ECS has 1,000 rows of some 1.25 KB; this leaves room for 64 KB a row.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int FirstLength = 64 * 1024;

    private byte[] _buffer;
    private int _length;

    private BoundedBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Utf8 => _buffer.AsMemory(0, _length);

    /// <summary>Reads the content of a response, which decompresses itself.</summary>
    /// <param name="content">The content.</param>
    /// <param name="maxLength">The number of bytes after which reading stops: see <see cref="IsTruncated"/>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<BoundedBody> ReadAsync(HttpContent content, int maxLength, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await ReadAsync(stream, maxLength, content.Headers.ContentLength, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream. It isn't disposed.</param>
    /// <param name="maxLength">The number of bytes after which reading stops: see <see cref="IsTruncated"/>.</param>
    /// <param name="expectedLength">The number of bytes that probably come.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<BoundedBody> ReadAsync(Stream stream, int maxLength, long? expectedLength, CancellationToken cancellationToken)
    {
        // One byte more than is expected: the read that finds the end needs room.
        var body = new BoundedBody((int)Math.Min(expectedLength + 1 ?? FirstLength, maxLength));
        try
        {
            for (int read; (read = await stream.ReadAsync(body.Free(), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                body._length += read;
                if (body._length > maxLength)
                {
                    (body._length, body.IsTruncated) = (maxLength, true);
                    break;
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Whether there was more than was read.</summary>
    public bool IsTruncated { get; private set; }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _length) = ([], 0);
    }

    private Memory<byte> Free()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _length);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
