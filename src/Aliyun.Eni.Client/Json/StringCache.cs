using System.Buffers.Binary;
using System.Text;

namespace Aliyun.Eni.Client.Json;

/// <summary>
/// Returns the same string for equal bytes: VPC, vSwitch, zone, owner, group ids and states repeat on every row of a listing.
/// Direct mapped and bounded: a value that does not repeat costs one comparison and evicts one entry.
/// </summary>
internal sealed class StringCache
{
    private const int SlotBits = 11;

    // The top bits of a product depend on all bits of its factors.
    private const int TopBits = 64 - SlotBits;

    private const int LongestCached = 64;

    private readonly string?[] _slots = new string?[1 << SlotBits];

    /// <summary>Whether a text is ASCII without control characters: nothing in it has to be decoded or replaced.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) => !utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>The string for these bytes; <see langword="null"/> for what is long or not plain, which the caller decodes itself.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestCached)
        {
            return null;
        }

        ref var slot = ref _slots[Hash(utf8)];
        if (slot is not null && slot.Length == utf8.Length && Ascii.Equals(utf8, slot))
        {
            return slot;
        }

        return IsPlain(utf8) ? slot = Encoding.Latin1.GetString(utf8) : null;
    }

    // Eight bytes at a time; the last eight overlap those before them, so that no byte is taken alone.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)utf8.Length * Multiplier;
        if (utf8.Length < sizeof(ulong))
        {
            return (int)(((hash ^ Short(utf8)) * Multiplier) >> TopBits);
        }

        for (var rest = utf8; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest)) * Multiplier;
            hash ^= hash >> 29;
        }

        return (int)(((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..])) * Multiplier) >> TopBits);
    }

    private static ulong Short(ReadOnlySpan<byte> utf8) => utf8.Length switch
    {
        0 => 0,
        < sizeof(uint) => utf8[0] | ((ulong)utf8[utf8.Length / 2] << 8) | ((ulong)utf8[^1] << 16),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(utf8) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]) << 32),
    };
}
