using System.Diagnostics;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>
/// How long an import takes in an engine that has just been opened. The engine of the package is not compiled ahead as that of a real pwsh is: a module
/// with nothing in its files is imported first, so that compiling the engine's own code, which reads them, is not counted as ours.
/// </summary>
internal static class ImportTime
{
    public static async Task PrintAsync()
    {
        using var session = new EngineSession();
        session.Run($"Import-Module '{await EmptyModule.WriteAsync()}' -ErrorAction Stop");
        var watch = Stopwatch.StartNew();
        session.ImportModule();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Sample(0, watch.Elapsed.TotalMilliseconds)));
        EmptyFolder.Delete();
    }
}
