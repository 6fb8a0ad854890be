using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Session;

/// <summary>The settings of a profile other than its credentials. An unreadable file is reported by the credential chain, not here.</summary>
internal sealed class ProfileSettings(CredentialEnvironment environment)
{
    private readonly Dictionary<string, CliProfile?> _cliProfiles = new(StringComparer.Ordinal);

    public ResolvedSetting<string>? Region(string? profileName) =>
        GetCliProfile(profileName) is { RegionId: { } region } profile ? new(region, $"profile '{profile.Name}' of the CLI")
        : Try(() => IniProfile.Get(environment, profileName).RegionId) is { } ofSection ? new(ofSection, "credentials file")
        : null;

    public ResolvedSetting<bool>? WantsVpc(string? profileName) => GetCliProfile(profileName) is { UsesVpc: { } vpc } profile ? new(vpc, $"profile '{profile.Name}' of the CLI") : null;

    public Uri StsEndpoint(string? profileName, bool vpc) =>
        GetCliProfile(profileName)?.GetStsEndpoint(environment, vpc) ?? AssumeRoleParameters.ResolveStsEndpoint(environment, vpc: vpc);

    /// <summary>Why the CLI's profile can't be read; <see langword="null"/> when it can, or when its file doesn't exist.</summary>
    public string? Problem(string? profileName)
    {
        try
        {
            if ((profileName is null && environment.IsTrue(CliConfig.DisabledVariable)) || CliConfig.Read(environment) is not { } config)
            {
                return null;
            }

            _ = config.GetProfile(profileName ?? environment.ProfileName);
            return null;
        }
        catch (CredentialException problem)
        {
            return problem.Message;
        }
    }

    // The file is read once for all regions: each of them needs its settings.
    private CliProfile? GetCliProfile(string? profileName)
    {
        var key = profileName ?? string.Empty;
        if (!_cliProfiles.TryGetValue(key, out var profile))
        {
            _cliProfiles[key] = profile = profileName is null && environment.IsTrue(CliConfig.DisabledVariable) ? null : Try(() => CliProfile.Get(environment, profileName));
        }

        return profile;
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (CredentialException)
        {
            return null;
        }
    }
}
