using Aliyun.Eni.Client.Credentials.Places;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The places the official SDKs look for credentials at, in their order.</summary>
internal static class DefaultChain
{
    /// <summary>
    /// The first place that has credentials. Where a profile is named, only files have it. Whether the metadata service has a role shows only when it
    /// is asked: where it has none, it gives way to the credentials URI behind it.
    /// </summary>
    /// <exception cref="CredentialException">No place has any: the message names each, with what was found there.</exception>
    public static FoundCredentials Find(CredentialInputs inputs, string? profileName = null)
    {
        var looks = new List<Look>();
        foreach (var place in Places(profileName))
        {
            var finding = place.Look(inputs);
            looks.Add(new Look(place.Name, finding.Found, finding.Remedy));
            if (finding.Provider is not null)
            {
                var provider = place is EcsRamRolePlace ? new MetadataFirstProvider(finding.Provider, looks, new CredentialsUriPlace(), inputs) : finding.Provider;
                return new FoundCredentials(provider, place.Name, looks);
            }
        }

        throw Nowhere(looks, profileName);
    }

    private static IPlace[] Places(string? profileName) => profileName is null
        ? [new EnvironmentPlace(), new OidcPlace(), new CliProfilePlace(null), new IniProfilePlace(null), new EcsRamRolePlace(), new CredentialsUriPlace()]
        : [new CliProfilePlace(profileName), new IniProfilePlace(profileName)];

    /// <summary>The error that names every place looked at, in order, what was found there, and what mends it.</summary>
    public static CredentialException Nowhere(IReadOnlyList<Look> looks, string? profileName = null)
    {
        var remedy = looks.Select(static look => look.Remedy).FirstOrDefault(static remedy => remedy is not null)
            ?? (profileName is null ? "aliyun configure" : $"aliyun configure --profile {profileName}");
        var places = string.Join("; ", looks.Select(static (look, index) => $"({index + 1}) {look.Place}: {look.Found}"));
        var what = profileName is null ? "No credentials to sign with." : $"No profile '{profileName}' to sign with.";
        return new CredentialException($"{what} Looked at, in order: {places}. To mend it: {remedy}.", remedy);
    }
}
