namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>A home without files, so that what the developer's machine is configured with is not measured.</summary>
internal static class EmptyFolder
{
    public static string Path { get; } = Directory.CreateTempSubdirectory("aliyun-eni-benchmarks-").FullName;

    public static void Delete() => Directory.Delete(Path, recursive: true);
}
