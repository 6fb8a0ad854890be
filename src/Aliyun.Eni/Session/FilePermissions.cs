using System.Collections.Concurrent;
using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Session;

/// <summary>Files with keys that others of this machine can read: told once, not with every command.</summary>
internal static class FilePermissions
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly ConcurrentDictionary<string, bool> Told = new(StringComparer.Ordinal);

    /// <summary>A warning for each file that is open to others and has not been told of.</summary>
    public static IEnumerable<string> Warnings(CredentialEnvironment environment) => OperatingSystem.IsWindows()
        ? []
        : new[] { CliConfig.GetPath(environment) }.Concat(IniProfile.GetPaths(environment))
            .Where(static path => IsOpen(path) && Told.TryAdd(Path.GetFullPath(path), true))
            .Select(static path => $"{path} holds keys and can be read by other users of this machine: chmod 600 '{path}'.");

    private static bool IsOpen(string path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
