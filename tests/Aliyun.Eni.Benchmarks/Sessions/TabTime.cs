namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>What TAB took behind a parameter.</summary>
/// <param name="Line">The line.</param>
/// <param name="Offered">How many values were offered.</param>
/// <param name="Milliseconds">Each time.</param>
internal sealed record TabTime(string Line, int Offered, IReadOnlyList<double> Milliseconds);
