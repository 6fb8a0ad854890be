namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>Bytes that arrive in pieces of given lengths, over and over.</summary>
internal sealed class PieceStream(byte[] bytes, int[] lengths) : MemoryStream(bytes)
{
    private int _reads;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, lengths[_reads++ % lengths.Length])], cancellationToken);
}
