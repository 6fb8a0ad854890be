using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aliyun.Eni.Client;

/// <summary>A set of IDs that holds their 64-bit hashes: the IDs of 100,000 rows would take three times the memory.</summary>
internal sealed class IdSet
{
    private const int PartBits = 6;

    // Random, so that no server can choose IDs whose hashes are equal.
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    // Each part is an open-addressed table. A single table of a long listing would be a large object, which only a full garbage collection frees, and
    // outgrow itself again and again.
    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Returns the hash of an ID, by its exact letters; 0 for <see langword="null"/> only.</summary>
    public static ulong Hash(string? id)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        if (id is null)
        {
            return 0;
        }

        var hash = Seed ^ ((ulong)id.Length * Multiplier);
        var bytes = MemoryMarshal.AsBytes(id.AsSpan());
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Multiplier);
        }

        var rest = 0UL;
        foreach (var one in bytes)
        {
            rest = (rest << 8) | one;
        }

        return Math.Max(1, Mix(hash ^ rest, Seed | 1));
    }

    /// <summary>Adds an ID by its hash, which isn't 0. Returns whether it is new.</summary>
    public bool Add(ulong hash) => _parts[hash >> (64 - PartBits)].Add(hash);

    private static ulong Mix(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }

    /// <summary>A table of hashes; 0 is a free slot.</summary>
    private struct Part
    {
        private ulong[]? _slots;
        private int _count;

        public bool Add(ulong hash)
        {
            _slots ??= new ulong[16];
            if (Slot(hash) is var at && _slots[at] == hash)
            {
                return false;
            }

            _slots[at] = hash;
            _count++;
            if (_count > _slots.Length / 4 * 3)
            {
                Grow();
            }

            return true;
        }

        /// <summary>The slot of a hash, or the free one where it belongs.</summary>
        private readonly int Slot(ulong hash)
        {
            var mask = _slots!.Length - 1;
            var at = (int)hash & mask;
            while (_slots[at] != 0 && _slots[at] != hash)
            {
                at = (at + 1) & mask;
            }

            return at;
        }

        private void Grow()
        {
            var hashes = _slots!;
            _slots = new ulong[2 * hashes.Length];
            foreach (var hash in hashes.Where(static hash => hash != 0))
            {
                _slots[Slot(hash)] = hash;
            }
        }
    }
}
