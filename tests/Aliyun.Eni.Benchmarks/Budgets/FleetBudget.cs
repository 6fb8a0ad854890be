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

    public string Name => "fleet";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var server = await ServerProcess.StartAsync(Rows, Delay);
        var all = string.Join(',', Enumerable.Range(1, Regions).Select(static number => $"region-{number}"));
        await using var one = Worker.Engine("Get-AliEni -RegionId region-1", server.Environment);
        await using var fleet = Worker.Engine($"Get-AliEni -RegionId {all} -ThrottleLimit {Regions}", server.Environment);
        await one.WarmAsync();
        await fleet.WarmAsync();
        await Worker.MeasureInTurnAsync(Repetitions, one, fleet);
        var ratio = fleet.Wall.Median / one.Wall.Median;
        return
        [
            new($"{Regions} regions at {Delay} ms per request, -ThrottleLimit {Regions}: time", $"{fleet.Wall} ms", Times.Text(ratio, "one region"), $"at most {Times.Text(Most)}", ratio <= Most),
        ];
    }
}
