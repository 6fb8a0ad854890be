using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>The same work as people do it today, both in one pwsh: Invoke-RestMethod in a loop.</summary>
internal sealed class PowerShellBudget : IBudget
{
    private const int Repetitions = 3;

    private const double FewestTimesFaster = 25;

    private const string Filter = "Where-Object Status -eq InUse | Out-Null";

    private const string Loop =
        """
        & {
            $token = $null
            do {
                $page = Invoke-RestMethod "$env:ALIBABA_CLOUD_ENDPOINT/?NextToken=$(if ($token) { $token } else { 0 })"
                $page.NetworkInterfaceSets.NetworkInterfaceSet
                $token = $page.NextToken
            } while ($token)
        }
        """;

    public string Name => "pwsh";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        const string What = "Get-AliEni | Where-Object Status -eq InUse, in pwsh: time";
        var budget = $"at least {FewestTimesFaster:0} x faster";
        await using var server = await ServerProcess.StartAsync(ListingBudget.Rows);
        await using var ours = Worker.Pwsh("Get-AliEni | " + Filter, server.Environment);
        await using var theirs = Worker.Pwsh(Loop + " | " + Filter, server.Environment);
        await ours.WarmAsync();
        await theirs.WarmAsync(1);
        await Worker.MeasureInTurnAsync(Repetitions, ours, theirs);
        var ratio = theirs.Wall.Median / ours.Wall.Median;
        return
        [
            new("Invoke-RestMethod loop | Where-Object Status -eq InUse, in pwsh: time", $"{theirs.Wall} ms", string.Empty, string.Empty, null),
            new(What, $"{ours.Wall} ms", $"{ratio:0.0} x faster", budget, ratio >= FewestTimesFaster),
        ];
    }
}
