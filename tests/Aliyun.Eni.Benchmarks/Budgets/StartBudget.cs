using System.Text.Json;
using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>What a session waits for before anything is asked: the import, and the error when nothing is configured.</summary>
internal sealed class StartBudget : IBudget
{
    private const int Repetitions = 15;

    private const double MostMilliseconds = 50;

    public string Name => "start";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        List<double> imports = [];
        for (var i = 0; i < Repetitions; i++)
        {
            await using var process = ChildProcess.StartOwn([ChildVerbs.Import]);
            imports.Add(JsonSerializer.Deserialize<Sample>(await process.ReadLineAsync())!.Wall);
        }

        await using var failing = Worker.Failing("Get-AliEni -RegionId cn-hangzhou");
        var first = await failing.RunAsync();
        await failing.WarmAsync();
        await Worker.MeasureInTurnAsync(Repetitions, failing);
        return
        [
            Line("import of the module over the bare engine: time", new Series(imports)),
            Line("error without any configuration: time", failing.Wall),
            new("error without any configuration, first in a process: time", $"{new Series([first.Wall])} ms", string.Empty, string.Empty, null),
        ];
    }

    private static BudgetLine Line(string what, Series series) =>
        new(what, $"{series} ms", string.Empty, $"at most {MostMilliseconds:0} ms", series.Median <= MostMilliseconds);
}
