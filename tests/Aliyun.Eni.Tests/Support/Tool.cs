namespace Aliyun.Eni.Tests.Support;

/// <summary>A program of the machine that need not be there: a test that needs it is skipped, with the reason.</summary>
internal static class Tool
{
    public static bool Exists(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" }.Select(ending => Path.Combine(folder, name + ending)) : [Path.Combine(folder, name)])
        .Any(File.Exists);

    public static void Need(string name, string forWhat) => Assert.SkipUnless(Exists(name), $"{forWhat} left out: there is no {name} on the PATH.");
}
