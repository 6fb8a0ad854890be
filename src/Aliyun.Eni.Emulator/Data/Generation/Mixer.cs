namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Deterministic "random" numbers: the same inputs give the same number on every machine.</summary>
internal readonly struct Mixer(int seed, int region)
{
    private readonly ulong _start = Finish(((ulong)(uint)seed << 32) | (uint)region);

    /// <summary>Different for every n of one purpose: the finisher is a bijection.</summary>
    public ulong Number(char purpose, int n) => Finish(_start ^ Finish(purpose) ^ Finish((ulong)(uint)n << 8));

    public int Below(int limit, char purpose, int n) => (int)(Number(purpose, n) % (ulong)limit);

    // The finisher of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Finish(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
