using System.Text.Json;
using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>TAB behind each parameter, with as much remembered as a session remembers, and nobody there who could be asked.</summary>
internal sealed class TabBudget : IBudget
{
    private const int Rows = 5000;

    private const double MostMilliseconds = 10;

    public string Name => "tab";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var session = await RememberingAsync();
        var first = await TimesAsync(session);
        var warm = await TimesAsync(session);
        var slowest = warm.MaxBy(static time => new Series(time.Milliseconds).Median)!;
        var worst = first.SelectMany(static time => time.Milliseconds.Select(milliseconds => (time.Line, milliseconds))).MaxBy(static one => one.milliseconds);
        return
        [
            new(
                $"tab completion of each of {warm.Count} parameters, {Rows} rows remembered, no network; slowest is {slowest.Line}: time",
                $"{new Series(slowest.Milliseconds)} ms",
                string.Empty,
                $"at most {MostMilliseconds:0} ms",
                new Series(slowest.Milliseconds).Median <= MostMilliseconds),
            new($"tab completion, first in a process; slowest is {worst.Line}: time", $"{new Series([worst.milliseconds])} ms", string.Empty, string.Empty, null),
        ];
    }

    // The server ends before anything is completed.
    private static async Task<ChildProcess> RememberingAsync()
    {
        await using var server = await ServerProcess.StartAsync(Rows);
        var session = ChildProcess.StartOwn([ChildVerbs.Tab], server.Environment);
        await session.AskAsync();
        return session;
    }

    private static async Task<List<TabTime>> TimesAsync(ChildProcess session) => JsonSerializer.Deserialize<List<TabTime>>(await session.AskAsync())!;
}
