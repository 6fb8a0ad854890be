using System.Globalization;

namespace Aliyun.Eni.Client.Credentials.Cli;

/// <summary>Each mode of a CLI profile: the provider it stands for, or what to run instead.</summary>
internal static class CliModes
{
    /// <exception cref="CredentialException">The profile lacks something, or its mode has no credentials this module can use.</exception>
    public static ICredentialProvider Provider(CredentialInputs inputs, CliConfig config, CliProfile profile) => Provider(inputs, config, profile, []);

    private static ICredentialProvider Provider(CredentialInputs inputs, CliConfig config, CliProfile profile, IReadOnlyList<string> chain) =>
        profile.Mode.ToUpperInvariant() switch
        {
            "AK" => AccessKey(profile),
            "STSTOKEN" => StsToken(profile),
            "RAMROLEARN" => Assume(inputs, profile, profile.Text("sts_token") is null ? AccessKey(profile) : StsToken(profile)),
            "ECSRAMROLE" => EcsRamRoleProvider.Create(inputs, profile.Text("ram_role_name")),
            "RAMROLEARNWITHECS" or "RAMROLEARNWITHROLENAME" => Assume(inputs, profile, EcsRamRoleProvider.Create(inputs, profile.Text("ram_role_name"))),
            "CHAINABLERAMROLEARN" => Assume(inputs, profile, Source(inputs, config, profile, chain)),
            "OIDC" => OidcRoleProvider.Create(inputs, profile.Need("oidc_provider_arn"), profile.Need("oidc_token_file"), Role(inputs, profile)),
            "EXTERNAL" => ExternalProcessProvider.Create(inputs, profile.Need("process_command"), $"Profile '{profile.Name}'"),
            "CREDENTIALSURI" => CredentialsUriProvider.Create(
                inputs, profile.Text("credentials_uri") ?? inputs.Text(CredentialsUriProvider.Variable) ?? profile.Need("credentials_uri")),
            "CLOUDSSO" or "OAUTH" => SignedIn(inputs, profile),
            "RSAKEYPAIR" => throw Unusable(profile, "is a key pair, which the service has retired", "AK"),
            "BEARERTOKEN" => throw Unusable(profile, "is a bearer token, which cannot sign requests", "AK"),
            "ANONYMOUS" => throw Unusable(profile, "has no credentials", "AK"),
            _ => throw Unusable(profile, "is unknown to this version", "AK"),
        };

    private static StaticProvider AccessKey(CliProfile profile) =>
        new(new Credential(profile.Need("access_key_id"), profile.Need("access_key_secret")), "AccessKey");

    private static StaticProvider StsToken(CliProfile profile) =>
        new(new Credential(profile.Need("access_key_id"), profile.Need("access_key_secret"), profile.Need("sts_token")), "STS key");

    private static ICredentialProvider Source(CredentialInputs inputs, CliConfig config, CliProfile profile, IReadOnlyList<string> chain)
    {
        var source = profile.Need("source_profile");
        string[] longer = [.. chain, profile.Name];
        return longer.Contains(source)
            ? throw new CredentialException(
                $"The profiles {string.Join(" -> ", longer)} -> {source} lead in a circle.", $"aliyun configure --profile {profile.Name} --mode {profile.Mode}")
            : Provider(inputs, config, config.Profile(source), longer);
    }

    private static ICredentialProvider Assume(CredentialInputs inputs, CliProfile profile, ICredentialProvider source)
    {
        // Two profiles of one role are two sessions where their keys differ.
        string?[] keys = [profile.Name, profile.Text("access_key_id"), profile.Text("access_key_secret"), profile.Text("sts_token")];
        return AssumeRoleProvider.Create(inputs, source, Role(inputs, profile), string.Join('\n', keys) + source.Description);
    }

    private static RoleRequest Role(CredentialInputs inputs, CliProfile profile) => RoleSettings.With(
        inputs,
        new RoleRequest(profile.Need("ram_role_arn"))
        {
            StsEndpoint = StsEndpoint.Resolve(inputs, profile.Text("sts_endpoint"), profile.Text("sts_region"), profile.WantsVpc),
            Policy = profile.Text("policy"),
            ExternalId = profile.Text("external_id"),
        },
        profile.Text("ram_session_name"),
        profile.Number("expired_seconds") ?? profile.Number("duration_seconds"));

    // The CLI keeps what it was given at sign-in; renewing it is the CLI's own business, with its own tokens and files.
    private static StaticProvider SignedIn(CredentialInputs inputs, CliProfile profile)
    {
        var command = $"aliyun configure --profile {profile.Name} --mode {profile.Mode}";
        if (profile.Text("access_key_id") is not { } id || profile.Text("access_key_secret") is not { } secret)
        {
            throw new CredentialException($"Profile '{profile.Name}' ({profile.Mode}) is not signed in.", command);
        }

        var end = IssuedKeys.Time(profile.Number("sts_expiration") ?? 0);
        return end > inputs.Clock.GetUtcNow()
            ? new StaticProvider(new Credential(id, secret, profile.Text("sts_token"), end), $"{profile.Mode} key")
            : throw new CredentialException(
                string.Create(CultureInfo.InvariantCulture, $"The keys of profile '{profile.Name}' ({profile.Mode}) expired at {end:yyyy-MM-dd HH:mm:ss}Z."), command);
    }

    private static CredentialException Unusable(CliProfile profile, string why, string instead) => new(
        $"The mode {profile.Mode} of profile '{profile.Name}' {why}.", $"aliyun configure --profile {profile.Name} --mode {instead}");
}
