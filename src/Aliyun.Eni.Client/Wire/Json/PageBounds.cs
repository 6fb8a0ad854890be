namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>How much a page may hold: a server that sends rows without end must not fill the memory of the session before it is noticed.</summary>
/// <param name="MostBytes">The length of the answer, unpacked.</param>
/// <param name="MostRows">The number of rows: an empty one takes three bytes of the answer and hundreds of memory.</param>
internal readonly record struct PageBounds(long MostBytes, int MostRows)
{
    /// <summary>None: for text that is at hand as a whole.</summary>
    public static readonly PageBounds None = new(long.MaxValue, int.MaxValue);

    /// <summary>
    /// Of an answer of the service. Its largest page has 1,000 rows of some 1.25 KB; there is room for ten times the rows, and for 64 KB a row, which is
    /// hundreds of addresses each.
    /// </summary>
    public static readonly PageBounds Answer = new(64 * 1024 * 1024, 10_000);
}
