namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Reproducible random numbers: the same inputs give the same number on every machine.</summary>
internal readonly struct DeterministicRandom(int seed, int region)
{
    private readonly ulong _start = Mix(((ulong)(uint)seed << 32) | (uint)region);

    /// <summary>Unique for every n of one purpose, because the mix is a bijection.</summary>
    public ulong Next(char purpose, int n) => Mix(_start ^ Mix(purpose) ^ Mix((ulong)(uint)n << 8));

    public int NextBelow(int limit, char purpose, int n) => (int)(Next(purpose, n) % (ulong)limit);

    // The finisher of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
