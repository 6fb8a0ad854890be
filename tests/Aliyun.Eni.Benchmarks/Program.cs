using Aliyun.Eni.Benchmarks.Budgets;
using Aliyun.Eni.Benchmarks.Micro;
using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

// Usage: Aliyun.Eni.Benchmarks [listing] [pwsh] [memory] [first] [fleet] [mount] [start] [tab]   the budgets, those named or all
//        Aliyun.Eni.Benchmarks --micro [BenchmarkDotNet's own arguments]   the parts
if (args is [ChildVerbs.Marker, .. var child])
{
    await ChildVerbs.RunAsync(child);
    return 0;
}

if (args is ["--micro", .. var filters])
{
    MicroBenchmarks.Run(filters);
    return 0;
}

IBudget[] budgets = [new ListingBudget(), new PowerShellBudget(), new MemoryBudget(), new FirstObjectBudget(), new FleetBudget(), new MountBudget(), new StartBudget(), new TabBudget()];
if (args.Except(budgets.Select(static budget => budget.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"'{unknown}' isn't a group of benchmarks. Use {string.Join(", ", budgets.Select(static budget => budget.Name))} or --micro.");
    return 2;
}

List<BudgetLine> lines = [];
foreach (var budget in budgets.Where(budget => args.Length == 0 || args.Contains(budget.Name, StringComparer.Ordinal)))
{
    await Console.Error.WriteLineAsync($"measuring {budget.Name} ...");
    lines.AddRange(await budget.MeasureAsync());
}

BudgetTable.Print(lines);
EmptyFolder.Delete();
return lines.Exists(static line => line.IsMet == false) ? 1 : 0;
