using System.Text.Json;
using Aliyun.Eni.Sandbox;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>The Pester suite (tests/Pester), run once in the pinned pwsh: each of its tests is a test here.</summary>
[Trait("Speed", "Slow")]
public sealed class PesterTests
{
    /// <summary>Runs the suite.</summary>
    /// <returns>A row for each Pester test, with its failure or <see langword="null"/>.</returns>
    public static async Task<IReadOnlyList<TheoryDataRow<string?>>> RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("aliyun-eni-pester-");
        try
        {
            var results = Path.Combine(home.FullName, "results.json");
            var start = Pwsh.StartInfo(["-NonInteractive", "-File", Path.Combine(Paths.Repository, "tests", "Pester", "Invoke-Suite.ps1"), "-ResultPath", results]);
            var run = await ChildProcess.RunAsync(start, Environment(home.FullName));
            Assert.True(run.ExitCode == 0 && File.Exists(results), run.Output + run.Errors);
            var tests = JsonSerializer.Deserialize<Result[]>(await File.ReadAllTextAsync(results))!;
            Assert.NotEmpty(tests);
            return [.. tests.Select(test => new TheoryDataRow<string?>(test.Failure) { Label = test.Name, Skip = test.Skipped })];
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(RunAsync), DisableDiscoveryEnumeration = true)]
    public void Passes(string? failure) => Assert.True(failure is null, failure);

    // A home of its own: the suite installs the module, and registers a repository.
    private static Dictionary<string, string> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["XDG_CACHE_HOME"] = Path.Combine(home, ".cache"),
        ["XDG_CONFIG_HOME"] = Path.Combine(home, ".config"),
        ["XDG_DATA_HOME"] = Path.Combine(home, ".local", "share"),
        ["ALIYUN_ENI_MODULE"] = Paths.Module,
        ["ALIYUN_ENI_EMULATOR"] = Paths.Program("src/Aliyun.Eni.Emulator"),
        ["ALIYUN_ENI_PESTER"] = Paths.Pester,
        ["NO_COLOR"] = "1",
    };

    private sealed record Result(string Name, string? Failure, string? Skipped = null);
}
