using System.Diagnostics;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>
/// How long an import takes in an engine that has just been opened. The engine of the package is not compiled ahead as that of a real pwsh is: a module
/// with nothing in it is imported first, so that compiling the engine's own code is not counted as ours.
/// </summary>
internal static class ImportTime
{
    public static async Task PrintAsync()
    {
        using var session = new EngineSession();
        var empty = Path.Combine(EmptyFolder.Path, "Empty.psd1");
        await File.WriteAllTextAsync(empty, "@{ ModuleVersion = '1.0'; FunctionsToExport = @(); CmdletsToExport = @(); AliasesToExport = @() }");
        session.Run($"Import-Module '{empty}' -ErrorAction Stop");
        var watch = Stopwatch.StartNew();
        session.ImportModule();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Sample(0, watch.Elapsed.TotalMilliseconds)));
        EmptyFolder.Delete();
    }
}
