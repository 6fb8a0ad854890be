using System.Collections.Concurrent;
using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Session;

/// <summary>Warns once about files with credentials that other users of the machine can read.</summary>
internal static class FilePermissions
{
    private const UnixFileMode OthersCanAccess = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly ConcurrentDictionary<string, bool> Warned = new(StringComparer.Ordinal);

    /// <summary>Returns a warning for each accessible file that wasn't warned about.</summary>
    public static IEnumerable<string> Warnings(CredentialEnvironment environment) => OperatingSystem.IsWindows()
        ? []
        : new[] { CliConfig.GetPath(environment) }.Concat(IniProfile.GetPaths(environment))
            .Where(static path => IsAccessible(path) && Warned.TryAdd(Path.GetFullPath(path), true))
            .Select(static path => $"Other users of this machine can read {path}, which holds credentials. Run: chmod 600 '{path}'");

    private static bool IsAccessible(string path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & OthersCanAccess) != 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
