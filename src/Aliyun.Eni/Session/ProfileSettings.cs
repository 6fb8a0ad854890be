using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Credentials.Cli;
using Aliyun.Eni.Client.Credentials.Places;

namespace Aliyun.Eni.Session;

/// <summary>What profiles say beside who they are. What is wrong with a file is said where its credentials are looked for, not here.</summary>
internal sealed class ProfileSettings(CredentialInputs inputs)
{
    public Sourced<string>? Region(string? profileName)
    {
        if (Cli(profileName) is { RegionId: { } region } profile)
        {
            return new(region, $"profile '{profile.Name}' of the CLI");
        }

        try
        {
            return IniProfilePlace.Profile(inputs, profileName).RegionId is { } ofSection ? new(ofSection, "credentials file") : null;
        }
        catch (CredentialException)
        {
            return null;
        }
    }

    public Sourced<bool>? WantsVpc(string? profileName) => Cli(profileName) is { WantsVpc: { } vpc } profile ? new(vpc, $"profile '{profile.Name}' of the CLI") : null;

    public Uri StsEndpoint(string? profileName, bool vpc)
    {
        var profile = Cli(profileName);
        return Client.Credentials.StsEndpoint.Resolve(inputs, profile?.Text("sts_endpoint"), profile?.Text("sts_region"), vpc);
    }

    private CliProfile? Cli(string? profileName)
    {
        if (profileName is null && inputs.IsOn(CliProfilePlace.DisabledVariable))
        {
            return null;
        }

        try
        {
            return CliConfig.Read(CliConfig.PathFor(inputs))?.Profile(profileName ?? inputs.Text(ProfileNames.Variable));
        }
        catch (CredentialException)
        {
            return null;
        }
    }
}
