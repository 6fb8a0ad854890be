using System.Buffers.Binary;
using System.Text;

namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>
/// Gives one string for equal bytes: VPC, vSwitch, zone, owner, group ids and states repeat on every row of a listing.
/// Direct mapped and bounded: a value that does not repeat costs one comparison and evicts one entry.
/// </summary>
internal sealed class StringCache
{
    private const int Slots = 2048;

    private const int LongestCached = 64;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The string for these bytes; <see langword="null"/> for what is long or not ASCII, which the caller decodes itself.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestCached)
        {
            return null;
        }

        ref var slot = ref _slots[Hash(utf8) & (Slots - 1)];
        if (slot is not null && slot.Length == utf8.Length && Ascii.Equals(utf8, slot))
        {
            return slot;
        }

        return Ascii.IsValid(utf8) ? slot = Encoding.ASCII.GetString(utf8) : null;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Multiplier;
            hash ^= hash >> 29;
            utf8 = utf8[sizeof(ulong)..];
        }

        foreach (var b in utf8)
        {
            hash = (hash ^ b) * Multiplier;
        }

        return (int)(hash >> 40);
    }
}
