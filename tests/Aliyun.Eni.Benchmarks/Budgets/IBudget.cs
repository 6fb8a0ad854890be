using Aliyun.Eni.Benchmarks.Report;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>A group of budgets that are measured together.</summary>
internal interface IBudget
{
    /// <summary>The word that asks for it on the command line.</summary>
    string Name { get; }

    Task<IReadOnlyList<BudgetLine>> MeasureAsync();
}
