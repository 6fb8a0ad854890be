using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>Regions side by side take little more than one, of a service that takes its time for each request.</summary>
internal sealed class FleetBudget : IBudget
{
    private const int Regions = 20;

    private const int Rows = 100;

    private const int Delay = 100;

    private const int Repetitions = 7;

    private const double Most = 1.3;

    /// <summary>.NET compiles code that runs often a second time. Before, a listing of many regions is compiled more than it is run.</summary>
    private const int WarmRuns = 15;

    public string Name => "fleet";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var server = await ServerProcess.StartAsync(Rows, Delay);
        var all = string.Join(',', Enumerable.Range(1, Regions).Select(static number => $"region-{number}"));
        await using var one = Worker.Engine("Get-AliEni -RegionId region-1", server.Environment);
        await using var fleet = Worker.Engine($"Get-AliEni -RegionId {all} -ThrottleLimit {Regions}", server.Environment);
        var first = (await fleet.RunAsync()).Wall / (await one.RunAsync()).Wall;
        await one.WarmAsync(WarmRuns);
        await fleet.WarmAsync(WarmRuns);
        await Worker.MeasureInTurnAsync(Repetitions, one, fleet);
        var ratio = fleet.Wall.Median / one.Wall.Median;
        return
        [
            new($"{Regions} regions, the first listing of a process: time", string.Empty, Times.Text(first, "the first of one region"), string.Empty, null),
            new($"{Regions} regions at {Delay} ms per request, -ThrottleLimit {Regions}: time", $"{fleet.Wall} ms", Times.Text(ratio, "one region"), $"at most {Times.Text(Most)}", ratio <= Most),
        ];
    }
}
