using System.Diagnostics;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>How long TAB takes behind each parameter of the module. The first line asks for a listing to be remembered, each further one for all times.</summary>
internal static class TabTimes
{
    private const int Repetitions = 15;

    public static async Task ServeAsync()
    {
        using var session = new EngineSession();
        session.ImportModule();
        await Console.In.ReadLineAsync();
        session.Run("Get-AliEni | Out-Null");
        await Console.Out.WriteLineAsync("remembered");
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(session.ModuleCommands.SelectMany(cmdlet => Times(session, cmdlet)).ToList()));
        }
    }

    private static IEnumerable<TabTime> Times(EngineSession session, string cmdlet) => session.Parameters(cmdlet).Select(parameter =>
    {
        var line = $"{cmdlet} -{parameter} ";
        var times = new List<double>();
        var offered = 0;
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            offered = session.Complete(line);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new TabTime(line.Trim(), offered, times);
    });
}
