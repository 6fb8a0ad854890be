using System.Diagnostics;
using System.Globalization;
using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>What a session waits for before anything is asked: the import, and the error when nothing is configured.</summary>
internal sealed class StartBudget : IBudget
{
    private const int Repetitions = 15;

    private const double MostMillisecondsOfImport = 40;

    private const double MostMillisecondsOfFailure = 5;

    private const double MostOfRestMethod = 0.75;

    private const int Rows = 10;

    private const int Starts = 9;

    /// <summary>The budget is that of a warm command. The runtime compiles a method again after its 30th call.</summary>
    private const int CallsUntilCompiled = 40;

    public string Name => "start";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var failing = Worker.Failing("Get-AliEni -RegionId cn-hangzhou");
        var first = await failing.RunAsync();
        await failing.WarmAsync(CallsUntilCompiled);
        await Worker.MeasureInTurnAsync(Repetitions, failing);
        return
        [
            Line("import of the module in a fresh pwsh over that of an empty binary module: time", await ImportsAsync(), MostMillisecondsOfImport),
            Line("error without any configuration: time", failing.Wall, MostMillisecondsOfFailure),
            new("error without any configuration, first in a process: time", $"{new Series([first.Wall])} ms", string.Empty, string.Empty, null),
            .. await FirstListingAsync(),
        ];
    }

    // The first import of a pwsh, whatever it imports, takes most of the time: the difference is what ours adds.
    private static async Task<Series> ImportsAsync()
    {
        var empty = await EmptyModule.WriteAsync();
        List<double> differences = [];
        for (var i = 0; i < Repetitions; i++)
        {
            var theirs = await ImportAsync(empty);
            differences.Add(await ImportAsync(EngineSession.ModulePath) - theirs);
        }

        return new Series(differences);
    }

    private static async Task<double> ImportAsync(string module)
    {
        await using var process = ChildProcess.Start(Sandbox.Pwsh.StartInfo(
            ["-NonInteractive", "-Command", $"$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{module}' -ErrorAction Stop; $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"]));
        return double.Parse(await process.ReadLineAsync(), CultureInfo.InvariantCulture);
    }

    // What a user waits for who opens a session for one listing, against the first request without a module. The start of pwsh itself counts for neither.
    private static async Task<BudgetLine[]> FirstListingAsync()
    {
        await using var server = await ServerProcess.StartAsync(Rows);
        List<double> ours = [], theirs = [];
        for (var i = 0; i < Starts; i++)
        {
            var bare = await PwshAsync(string.Empty, server);
            ours.Add(await PwshAsync($"Import-Module '{EngineSession.ModulePath}'; Get-AliEni | Out-Null;", server) - bare);
            theirs.Add(await PwshAsync("Invoke-RestMethod $env:ALIBABA_CLOUD_ENDPOINT | Out-Null;", server) - bare);
        }

        var (listing, request) = (new Series(ours), new Series(theirs));
        var ratio = listing.Median / request.Median;
        return
        [
            new($"first Invoke-RestMethod of {Rows} rows in a pwsh, beyond its start: time", $"{request} ms", string.Empty, string.Empty, null),
            new(
                $"import and first listing of {Rows} rows in a pwsh, beyond its start: time",
                $"{listing} ms",
                Times.Text(ratio, "the first Invoke-RestMethod"),
                $"at most {Times.Text(MostOfRestMethod)}",
                ratio <= MostOfRestMethod),
        ];
    }

    private static async Task<double> PwshAsync(string script, ServerProcess server)
    {
        var watch = Stopwatch.StartNew();
        await using var process = ChildProcess.Start(
            Sandbox.Pwsh.StartInfo(["-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {script} 'done'"]), server.Environment);
        return await process.ReadLineAsync() == "done" ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"pwsh failed: {script}");
    }

    private static BudgetLine Line(string what, Series series, double most) =>
        new(what, $"{series} ms", string.Empty, $"at most {most:0} ms", series.Median <= most);
}
