using System.Management.Automation;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Files;

/// <summary>The files of the file system that paths of PowerShell stand for, relative to its location.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Returns the files that match a path with wildcards; there may be none.</summary>
    /// <exception cref="RuntimeException">There is no such file, drive or provider.</exception>
    public static IReadOnlyList<string> Matching(SessionState session, string path)
    {
        var files = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
        RequireFileSystem(provider, path);
        return files;
    }

    /// <summary>The file of a path in which no character is a wildcard.</summary>
    /// <exception cref="RuntimeException">There is no such file, drive or provider.</exception>
    public static string Literal(SessionState session, string path)
    {
        var file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        RequireFileSystem(provider, path);

        // The provider throws the standard error for a missing file.
        session.InvokeProvider.Item.Get([path], force: true, literalPath: true);
        return file;
    }

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw new ItemNotFoundException($"{Redaction.Quote(path)} isn't a file system path.");
        }
    }
}
