using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>How much more a process needs at its peak for twenty times the rows. Each listing has a process of its own.</summary>
internal sealed class MemoryBudget : IBudget
{
    private const int Few = 5_000;

    private const int Many = 100_000;

    private const int Repetitions = 7;

    private const double MostMegabytes = 15;

    private const double Megabyte = 1024 * 1024;

    public string Name => "memory";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var small = await ServerProcess.StartAsync(Few);
        await using var large = await ServerProcess.StartAsync(Many);
        List<double> few = [], many = [];
        for (var i = 0; i < Repetitions; i++)
        {
            few.Add(await PeakAsync(small));
            many.Add(await PeakAsync(large));
        }

        var growth = new Series(many.Zip(few, static (most, least) => most - least));
        return
        [
            new("peak memory, 5,000 rows streamed", $"{new Series(few)} MB", string.Empty, string.Empty, null),
            new("growth of peak memory from 5,000 to 100,000 rows", $"{growth} MB", string.Empty, $"under {MostMegabytes:0} MB", growth.Median < MostMegabytes),
        ];
    }

    private static async Task<double> PeakAsync(ServerProcess server)
    {
        await using var worker = Worker.Engine("Get-AliEni | Out-Null", server.Environment);
        return (await worker.RunAsync()).Peak / Megabyte;
    }
}
