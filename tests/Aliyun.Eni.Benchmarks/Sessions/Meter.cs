using System.Diagnostics;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>The child's side of a <see cref="Worker"/>.</summary>
internal static class Meter
{
    /// <param name="run">Does it once; the time to the first object, where it looks at that.</param>
    public static async Task ServeAsync(Func<Task<TimeSpan>> run)
    {
        using var process = Process.GetCurrentProcess();
        while (await Console.In.ReadLineAsync() is not null)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var first = await run();
            watch.Stop();
            process.Refresh();
            var cpu = process.TotalProcessorTime - before;
            var sample = new Sample(cpu.TotalMilliseconds, watch.Elapsed.TotalMilliseconds) { Peak = process.PeakWorkingSet64, First = first.TotalMilliseconds };
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(sample));
        }
    }
}
