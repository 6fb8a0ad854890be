using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Paging;

/// <summary>The position where a listing resumes. The text is opaque, bound to the filters, and always contains '+', '/' and '='.</summary>
/// <param name="Position">The first row of the next page.</param>
/// <param name="Sequence">The number of the next page, so that no two tokens of a listing are equal.</param>
/// <param name="AfterEmpty">Whether the page before was empty.</param>
internal readonly record struct PageToken(int Position, int Sequence, bool AfterEmpty)
{
    // "AAAAAd" in base64, as the documented tokens start; then a salt, 9 bytes masked by it, and a checksum.
    private const int PrefixLength = 5;
    private const int PlainLength = 9;
    private const int CheckLength = 12;
    private const int Length = PrefixLength + 2 + PlainLength + CheckLength;

    public string Encode(string filter)
    {
        Span<byte> token = stackalloc byte[Length];
        token[3] = 1;
        token[4] = 0xD0;
        for (ushort salt = 0; ; salt++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(token[PrefixLength..], salt);
            var plain = token.Slice(PrefixLength + 2, PlainLength);
            BinaryPrimitives.WriteInt32BigEndian(plain, Position);
            BinaryPrimitives.WriteInt32BigEndian(plain[4..], Sequence);
            plain[8] = AfterEmpty ? (byte)1 : (byte)0;
            Mask(plain, salt);
            Check(token[..^CheckLength], filter, token[^CheckLength..]);
            var text = Convert.ToBase64String(token);
            if (text.Contains('+', StringComparison.Ordinal) && text.Contains('/', StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    /// <exception cref="ServiceException">Not a token of this listing.</exception>
    public static PageToken Decode(string text, string filter)
    {
        Span<byte> token = stackalloc byte[Length];
        Span<byte> check = stackalloc byte[CheckLength];
        if (!Convert.TryFromBase64String(text, token, out var length) || length != Length)
        {
            throw Invalid();
        }

        Check(token[..^CheckLength], filter, check);
        if (!check.SequenceEqual(token[^CheckLength..]))
        {
            throw Invalid();
        }

        var plain = token.Slice(PrefixLength + 2, PlainLength);
        Mask(plain, BinaryPrimitives.ReadUInt16BigEndian(token[PrefixLength..]));
        return new(BinaryPrimitives.ReadInt32BigEndian(plain), BinaryPrimitives.ReadInt32BigEndian(plain[4..]), plain[8] == 1);
    }

    private static void Mask(Span<byte> plain, ushort salt)
    {
        Span<byte> seed = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(seed, salt);
        var mask = SHA256.HashData(seed);
        for (var at = 0; at < plain.Length; at++)
        {
            plain[at] ^= mask[at];
        }
    }

    private static void Check(ReadOnlySpan<byte> content, string filter, Span<byte> target) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(filter), content)[..target.Length].CopyTo(target);

    private static ServiceException Invalid() => new(400, "InvalidParameter", "The specified parameter NextToken is not valid.");
}
