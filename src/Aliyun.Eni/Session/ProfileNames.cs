using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Session;

/// <summary>The profiles that can be named, with the file each is in. An unreadable file has none: a command that needs it reports why.</summary>
internal static class ProfileNames
{
    public static IReadOnlyList<ResolvedSetting<string>> Read()
    {
        var environment = ProcessInputs.Create(null);
        var ofCli = Names(CliConfig.GetPath(environment), _ => CliConfig.Read(environment)?.ProfileNames);
        var ofSdks = IniProfile.GetPaths(environment).SelectMany(path => Names(path, file => IniProfile.Read(environment, file)?.Keys));
        return [.. ofCli.Concat(ofSdks).DistinctBy(static profile => profile.Value, StringComparer.Ordinal)];
    }

    private static IEnumerable<ResolvedSetting<string>> Names(string path, Func<string, IEnumerable<string>?> read)
    {
        try
        {
            return (read(path) ?? []).Select(name => new ResolvedSetting<string>(name, path));
        }
        catch (CredentialException)
        {
            return [];
        }
    }
}
