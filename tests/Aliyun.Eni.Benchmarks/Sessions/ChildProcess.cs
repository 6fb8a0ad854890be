using System.Diagnostics;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>
/// A process of its own that is asked line by line. Its environment is this one's without any account, with an empty home, and with what is added.
/// It ends when its input does.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>This very program, with a verb for a child.</summary>
    public static ChildProcess StartOwn(string[] arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start("dotnet", [typeof(ChildProcess).Assembly.Location, ChildVerbs.Marker, .. arguments], environment);

    public static ChildProcess Start(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(new ProcessStartInfo(program, arguments), environment);

    public static ChildProcess Start(ProcessStartInfo start, IReadOnlyDictionary<string, string>? environment = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = start.Environment["USERPROFILE"] = EmptyFolder.Path;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits for the next line it prints.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A child process exited early. Its errors are above.");

    /// <summary>Asks with an empty line and waits for the answer.</summary>
    public async Task<string> AskAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return await ReadLineAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("ALIBABA", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ALICLOUD", StringComparison.OrdinalIgnoreCase);
}
