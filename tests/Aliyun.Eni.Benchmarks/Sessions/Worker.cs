using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>A child process that does one thing as often as it is asked to and says each time what it cost.</summary>
internal sealed class Worker : IAsyncDisposable
{
    // Time for what the compiler optimizes behind a first run, on threads of its own.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private readonly ChildProcess _process;
    private readonly List<Sample> _samples = [];

    private Worker(ChildProcess process) => _process = process;

    public Series Cpu => new(_samples.Select(static sample => sample.Cpu));

    public Series Wall => new(_samples.Select(static sample => sample.Wall));

    public Series First => new(_samples.Select(static sample => sample.First));

    /// <summary>A script in PowerShell's engine, with the module.</summary>
    public static Worker Engine(string script, IReadOnlyDictionary<string, string> environment) => new(ChildProcess.StartOwn([ChildVerbs.Engine, script], environment));

    /// <summary>The loop that is the limit.</summary>
    public static Worker Bare(string endpoint) => new(ChildProcess.StartOwn([ChildVerbs.Bare, endpoint]));

    /// <summary>One page of it.</summary>
    public static Worker BarePage(string endpoint) => new(ChildProcess.StartOwn([ChildVerbs.BarePage, endpoint]));

    /// <summary>A script that fails, in PowerShell's engine, with the module and nothing configured.</summary>
    public static Worker Failing(string script) => new(ChildProcess.StartOwn([ChildVerbs.Failing, script]));

    /// <summary>A script in the pinned pwsh, with the module.</summary>
    public static Worker Pwsh(string script, IReadOnlyDictionary<string, string> environment) => new(ChildProcess.Start(
        Sandbox.Pwsh.StartInfo(["-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Sessions", "Session.ps1"), EngineSession.ModulePath, script]),
        environment));

    /// <summary>A run that is not among the measured ones.</summary>
    public async Task<Sample> RunAsync() => JsonSerializer.Deserialize<Sample>(await _process.AskAsync())!;

    /// <summary>Runs that do not count: before the first one nothing is compiled.</summary>
    public async Task WarmAsync(int times = 2)
    {
        for (var i = 0; i < times; i++)
        {
            await RunAsync();
            await Task.Delay(Rest);
        }
    }

    public async Task MeasureAsync() => _samples.Add(await RunAsync());

    /// <summary>A B A B: what disturbs the machine for a while disturbs all of them.</summary>
    public static async Task MeasureInTurnAsync(int times, params Worker[] workers)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var worker in workers)
            {
                await worker.MeasureAsync();
            }
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
