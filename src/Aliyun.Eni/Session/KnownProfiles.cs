using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Credentials.Cli;
using Aliyun.Eni.Client.Credentials.Ini;

namespace Aliyun.Eni.Session;

/// <summary>The profiles that can be named, and the file each is in. A file that cannot be read has none: a command that needs it says why.</summary>
internal static class KnownProfiles
{
    public static IReadOnlyList<Sourced<string>> In(Surroundings surroundings)
    {
        var config = CliConfig.PathFor(surroundings);
        var ofCli = Names(config, static path => CliConfig.Read(path)?.Names);
        var ofSdks = IniFile.PathsFor(surroundings).SelectMany(static path => Names(path, static file => IniFile.Read(file)?.SectionNames));
        return [.. ofCli.Concat(ofSdks).DistinctBy(static profile => profile.Value, StringComparer.Ordinal)];
    }

    private static IEnumerable<Sourced<string>> Names(string path, Func<string, IReadOnlyCollection<string>?> read)
    {
        try
        {
            return (read(path) ?? []).Select(name => new Sourced<string>(name, path));
        }
        catch (CredentialException)
        {
            return [];
        }
    }
}
