using System.Globalization;
using Aliyun.Eni.Benchmarks.Limit;
using Aliyun.Eni.Benchmarks.Serving;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>What this program does as a child of itself.</summary>
internal static class ChildVerbs
{
    public const string Marker = "child";

    public const string Serve = "serve";

    public const string Bare = "bare";

    public const string BarePage = "bare-page";

    public const string Engine = "engine";

    public const string Failing = "failing";

    public const string Tab = "tab";

    public static Task RunAsync(string[] arguments) => arguments switch
    {
        [Serve, var rows, var delay] => new PageServer(Number(rows), TimeSpan.FromMilliseconds(Number(delay))).RunAsync(),
        [Bare, var endpoint] => BareAsync(endpoint, static loop => loop.RunAsync()),
        [BarePage, var endpoint] => BareAsync(endpoint, static loop => loop.PageAsync(null)),
        [Engine, var script] => EngineAsync(script),
        [Failing, var script] => FailingAsync(script),
        [Tab] => TabTimes.ServeAsync(),
        _ => throw new ArgumentException($"Unknown verb: {string.Join(' ', arguments)}", nameof(arguments)),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task BareAsync(string endpoint, Func<BareLoop, Task> run)
    {
        using var loop = new BareLoop(new Uri(endpoint));
        await Meter.ServeAsync(async () =>
        {
            await run(loop);
            return TimeSpan.Zero;
        });
    }

    private static async Task EngineAsync(string script)
    {
        using var session = new EngineSession();
        session.ImportModule();
        await Meter.ServeAsync(() => Task.FromResult(session.Run(script)));
    }

    private static async Task FailingAsync(string script)
    {
        using var session = new EngineSession();
        session.ImportModule();
        await Meter.ServeAsync(() =>
        {
            session.RunFailing(script);
            return Task.FromResult(TimeSpan.Zero);
        });
    }
}
