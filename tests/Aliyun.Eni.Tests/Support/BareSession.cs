using System.Text.Json;

namespace Aliyun.Eni.Tests.Support;

/// <summary>A script run by the bare engine in a process of its own.</summary>
internal sealed record BareSession(string[] Output, string[] Errors, string[] Warnings, string[] Verbose)
{
    private const string Host = "tests/Aliyun.Eni.BareHost";

    /// <summary>Older versions of the packages in deps/.</summary>
    public static string Rival => Path.Combine(Path.GetDirectoryName(Paths.Program(Host))!, "rival");

    /// <param name="script">Run behind the import.</param>
    /// <param name="environment">Variables beside the test's own.</param>
    /// <param name="besideRival">Whether the packages of <see cref="Rival"/> are loaded first.</param>
    /// <param name="module">The folder of the module, where it is not the staged one.</param>
    public static async Task<BareSession> RunAsync(
        string script, IReadOnlyDictionary<string, string>? environment = null, bool besideRival = false, string? module = null)
    {
        var import = $"Import-Module '{module ?? Paths.Module}' -ErrorAction Stop; {script}";
        var run = await ChildProcess.RunOwnAsync(Host, besideRival ? [import, "--rival", Rival] : [import], environment);
        Assert.Equal(string.Empty, run.Errors);
        return JsonSerializer.Deserialize<BareSession>(run.Output)!;
    }
}
