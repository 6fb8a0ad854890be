using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>50,000 rows through the engine, side by side with the bare loop.</summary>
internal sealed class ListingBudget : IBudget
{
    public const int Rows = 50_000;

    private const int Repetitions = 9;

    private const double MostOfTheLimit = 0.75;

    public string Name => "listing";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var server = await ServerProcess.StartAsync(Rows);
        await using var limit = Worker.Bare(server.Endpoint);
        await using var plain = Worker.Engine("Get-AliEni | Out-Null", server.Environment);
        await using var forEach = Worker.Engine($"$n = 0; Get-AliEni | ForEach-Object {{ $n++ }}; if ($n -ne {Rows}) {{ throw \"$n rows\" }}", server.Environment);
        await using var where = Worker.Engine("Get-AliEni | Where-Object Status -eq InUse | Out-Null", server.Environment);
        Worker[] workers = [limit, plain, forEach, where];
        var first = await FirstRunsAsync(limit, plain);
        foreach (var worker in workers)
        {
            await worker.WarmAsync();
        }

        await Worker.MeasureInTurnAsync(Repetitions, workers);
        return
        [
            new("bare loop of 50,000 rows: CPU", $"{limit.Cpu} ms", Times.Text(1), "the limit", null),
            Line("Get-AliEni", plain, limit, MostOfTheLimit),
            Line("Get-AliEni | ForEach-Object { $n++ }", forEach, limit, null),
            Line("Get-AliEni | Where-Object Status -eq InUse", where, limit, null),
            first,
        ];
    }

    // What a user meets who lists once: nothing of it is compiled yet, on either side.
    private static async Task<BudgetLine> FirstRunsAsync(Worker limit, Worker plain)
    {
        var (bare, ours) = (await limit.RunAsync(), await plain.RunAsync());
        return new(
            "Get-AliEni, the first of a process: CPU", $"{new Series([ours.Cpu])} ms", Times.Text(ours.Cpu / bare.Cpu, "its first"), string.Empty, null);
    }

    private static BudgetLine Line(string script, Worker ours, Worker limit, double? most)
    {
        var ratio = ours.Cpu.Median / limit.Cpu.Median;
        return new($"{script}: CPU", $"{ours.Cpu} ms", Times.Text(ratio), most is null ? string.Empty : $"at most {Times.Text(most.Value)}", most is null ? null : ratio <= most);
    }
}
