using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>The first object comes after one page's round trip, of a service that takes its time for each page.</summary>
internal sealed class FirstObjectBudget : IBudget
{
    private const int Pages = 10;

    private const int Delay = 100;

    private const int Repetitions = 7;

    private const double MostRoundTrips = 1.2;

    private const string RoundTrip = "a page's round trip";

    public string Name => "first";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var server = await ServerProcess.StartAsync(Pages * Serving.PreparedPages.RowsPerPage, Delay);
        await using var limit = Worker.BarePage(server.Endpoint);
        await using var ours = Worker.Engine("Get-AliEni", server.Environment);
        await limit.WarmAsync();
        await ours.WarmAsync();
        await Worker.MeasureInTurnAsync(Repetitions, limit, ours);
        var ratio = ours.First.Median / limit.Wall.Median;
        return
        [
            new($"first object at {Delay} ms per page: time", $"{ours.First} ms", Times.Text(ratio, RoundTrip), $"at most {Times.Text(MostRoundTrips)}", ratio <= MostRoundTrips),
            new($"whole listing of these {Pages} pages: time", $"{ours.Wall} ms", Times.Text(ours.Wall.Median / limit.Wall.Median, RoundTrip), string.Empty, null),
        ];
    }
}
