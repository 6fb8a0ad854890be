using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Compares a text with a file that is checked in, so that a change of either shows in a review.</summary>
internal static class Baseline
{
    /// <summary>Set to 1 to write the files instead, then review the difference.</summary>
    private const string Update = "UPDATE_BASELINES";

    public static void Verify(string text, string fileName, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Paths.Repository, "tests", "Aliyun.Eni.Tests", "Golden", fileName);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, text);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        var actual = text.ReplaceLineEndings("\n");
        if (expected != actual)
        {
            string[] removed = [.. expected.Split('\n').Except(actual.Split('\n'))];
            string[] added = [.. actual.Split('\n').Except(expected.Split('\n'))];
            Assert.Fail($"{path} differs ({Path.GetFileName(caller)}). If the change is intended, run the test with {Update}=1.\n- {string.Join("\n- ", removed)}\n+ {string.Join("\n+ ", added)}");
        }
    }
}
