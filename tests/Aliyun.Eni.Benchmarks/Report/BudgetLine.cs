namespace Aliyun.Eni.Benchmarks.Report;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The median, from the smallest to the largest.</param>
/// <param name="Ratio">To the bare loop, or to what the line names.</param>
/// <param name="Budget">What it may be.</param>
/// <param name="IsMet">Whether it is; <see langword="null"/> where there is no budget.</param>
internal sealed record BudgetLine(string What, string Measured, string Ratio, string Budget, bool? IsMet)
{
    public string Verdict => IsMet switch
    {
        true => "met",
        false => "MISSED",
        null => string.Empty,
    };
}
