using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Session;

/// <summary>The available profiles with their files. An unreadable file has none; the command that needs it reports the cause.</summary>
internal static class ProfileNames
{
    public static IReadOnlyList<ResolvedSetting<string>> Read(CredentialEnvironment environment)
    {
        var ofCli = Names(CliConfig.GetPath(environment), _ => CliConfig.Read(environment)?.ProfileNames);
        var ofSdks = IniProfile.GetPaths(environment).SelectMany(path => Names(path, file => IniProfile.Read(environment, file)?.Keys));
        return [.. ofCli.Concat(ofSdks).DistinctBy(static profile => profile.Value, StringComparer.Ordinal)];
    }

    /// <summary>The profiles of the CLI's file that match a wildcard; those of the credentials file where the CLI has none that do.</summary>
    /// <exception cref="ConfigurationException">No profile matches, or the CLI's file can't be read.</exception>
    public static IReadOnlyList<string> Matching(CredentialEnvironment environment, string pattern)
    {
        try
        {
            string[] ofCli = [.. CliConfig.Read(environment)?.ProfileNames ?? []];
            var ofSdks = Read(environment).Select(static profile => profile.Value).Except(ofCli, StringComparer.Ordinal);

            // A profile may be called a[b.
            if (ofCli.Concat(ofSdks).Contains(pattern, StringComparer.Ordinal))
            {
                return [pattern];
            }

            var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            string[] matching = [.. ofCli.Where(wildcard.IsMatch)];
            matching = matching.Length > 0 ? matching : [.. ofSdks.Where(wildcard.IsMatch)];
            return matching.Length > 0 ? matching : throw ConfigurationException.NoSuchProfile(pattern, [CliConfig.GetPath(environment), .. IniProfile.GetPaths(environment)]);
        }
        catch (WildcardPatternException malformed)
        {
            throw ConfigurationException.ProfileMalformed(pattern, malformed);
        }
        catch (CredentialException unreadable)
        {
            throw ConfigurationException.From(unreadable, pattern);
        }
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
