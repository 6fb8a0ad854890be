using System.Globalization;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>The same thing measured several times.</summary>
internal sealed class Series(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    /// <summary>The median, and from the smallest to the largest.</summary>
    public override string ToString() => _sorted.Length == 1 ? Number(Median) : $"{Number(Median)} ({Number(_sorted[0])} to {Number(_sorted[^1])})";

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
