using System.Reflection;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Where the build has put things.</summary>
internal static class Paths
{
    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>The module as it would be published.</summary>
    public static string Module { get; } = Metadata("ModuleStage");

    /// <summary>The manifest of the Pester module.</summary>
    public static string Pester { get; } = Metadata("PesterModule");

    public static string Golden(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", file);

    /// <summary>A program of this repository, as built in this configuration.</summary>
    public static string Program(string folder) =>
        Path.Combine(Repository, folder, "bin", Metadata("Configuration"), "net10.0", Path.GetFileName(folder) + ".dll");

    private static string Metadata(string key) =>
        typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
