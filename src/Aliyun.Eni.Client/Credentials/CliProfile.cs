using System.Globalization;
using System.Text.Json;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>A profile of the CLI's configuration file, by the CLI's names (config/profile.go of aliyun-cli).</summary>
internal sealed class CliProfile(CliConfig config, JsonElement members)
{
    public string Name { get; } =
        members.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } text ? text : "(unnamed)";

    public string? RegionId => GetString("region_id");

    public bool? UsesVpc => GetFlag("enable_vpc") ?? (GetString("endpoint_type")?.Equals("vpc", StringComparison.OrdinalIgnoreCase) == true ? true : null);

    // The CLI's default is AK.
    private string Mode => GetString("mode") ?? "AK";

    /// <summary>Gets the provider of a profile: the named one, else the environment's, else the file's current one.</summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment, string? name) =>
        name is null && environment.IsTrue(CliConfig.DisabledVariable) ? CredentialResult.NotConfigured($"disabled by {CliConfig.DisabledVariable}")
        : CredentialResult.From(() => Get(environment, name).CreateProvider(environment));

    /// <inheritdoc cref="TryCreate"/>
    /// <exception cref="CredentialException">The file or the profile doesn't exist.</exception>
    public static CliProfile Get(CredentialEnvironment environment, string? name)
    {
        var config = CliConfig.Read(environment) ?? throw new CredentialException($"{CliConfig.GetPath(environment)} doesn't exist.");
        return config.GetProfile(name ?? environment.ProfileName);
    }

    /// <summary>Gets the STS endpoint for role sessions of this profile.</summary>
    /// <exception cref="CredentialException">The endpoint or the region is malformed.</exception>
    public Uri GetStsEndpoint(CredentialEnvironment environment, bool? vpc) =>
        AssumeRoleParameters.ResolveStsEndpoint(environment, GetString("sts_endpoint"), GetString("sts_region"), vpc);

    /// <exception cref="CredentialException">The profile is incomplete, or its mode has no credentials that this module can use.</exception>
    public ICredentialProvider CreateProvider(CredentialEnvironment environment) => CreateProvider(environment, []);

    private ICredentialProvider CreateProvider(CredentialEnvironment environment, IReadOnlyList<string> dependents) => Mode.ToUpperInvariant() switch
    {
        "AK" => CreateStatic(null),
        "STSTOKEN" => CreateStatic(Require("sts_token")),
        "RAMROLEARN" => AssumeRole(environment, CreateStatic(GetString("sts_token"))),
        "ECSRAMROLE" => EcsRamRoleProvider.Create(environment, GetString("ram_role_name")),
        "RAMROLEARNWITHECS" or "RAMROLEARNWITHROLENAME" => AssumeRole(environment, EcsRamRoleProvider.Create(environment, GetString("ram_role_name"))),
        "CHAINABLERAMROLEARN" => AssumeRole(environment, CreateSource(environment, dependents)),
        "OIDC" => OidcRoleProvider.Create(environment, Require("oidc_provider_arn"), Require("oidc_token_file"), GetRole(environment)),
        "EXTERNAL" => ExternalProcessProvider.Create(environment, Require("process_command"), $"Profile {Redaction.Quote(Name)}"),
        "CREDENTIALSURI" => CredentialsUriProvider.Create(
            environment, GetString("credentials_uri") ?? environment.GetValue(CredentialsUriProvider.Variable) ?? Require("credentials_uri")),
        "CLOUDSSO" or "OAUTH" => CreateSignedIn(environment),
        "RSAKEYPAIR" => throw Unsupported("uses a key pair, which the service no longer supports"),
        "BEARERTOKEN" => throw Unsupported("uses a bearer token, which can't sign requests"),
        "ANONYMOUS" => throw Unsupported("has no credentials"),
        _ => throw Unsupported("isn't supported by this version"),
    };

    private string ConfigureRemedy => CliConfig.ConfigureRemedy(Name, Mode);

    private StaticProvider CreateStatic(string? token) => new(Credential.Parse($"profile {Redaction.Quote(Name)}", Require("access_key_id"), Require("access_key_secret"), token));

    private ICredentialProvider CreateSource(CredentialEnvironment environment, IReadOnlyList<string> dependents)
    {
        var source = Require("source_profile");
        string[] chain = [.. dependents, Name];
        return chain.Contains(source)
            ? throw new CredentialException($"The source profiles form a cycle: {string.Join(" -> ", chain)} -> {source}.", ConfigureRemedy)
            : config.GetSourceProfile(source, Name).CreateProvider(environment, chain);
    }

    private ICredentialProvider AssumeRole(CredentialEnvironment environment, ICredentialProvider source) => AssumeRoleProvider.Create(environment, source, GetRole(environment));

    private AssumeRoleParameters GetRole(CredentialEnvironment environment) => new(
        environment,
        Require("ram_role_arn"),
        GetStsEndpoint(environment, UsesVpc),
        GetString("ram_session_name"),
        GetNumber("expired_seconds") ?? GetNumber("duration_seconds"))
    {
        Policy = GetString("policy"),
        ExternalId = GetString("external_id"),
    };

    // The CLI keeps the credential of the last sign-in. Only the CLI refreshes it, with its own tokens.
    private StaticProvider CreateSignedIn(CredentialEnvironment environment)
    {
        if (GetString("access_key_id") is not { } id || GetString("access_key_secret") is not { } secret || GetNumber("sts_expiration") is not { } seconds)
        {
            throw new CredentialException($"Profile {Redaction.Quote(Name)} ({Mode}) isn't signed in.", ConfigureRemedy);
        }

        var expiration = CredentialJson.FromUnixSeconds(seconds);
        return expiration > environment.Clock.GetUtcNow()
            ? new StaticProvider(Credential.Parse($"profile {Redaction.Quote(Name)}", id, secret, GetString("sts_token"), expiration), $"{Mode} key")
            : throw new CredentialException(
                string.Create(CultureInfo.InvariantCulture, $"The sign-in of profile {Redaction.Quote(Name)} ({Mode}) expired at {expiration:yyyy-MM-dd HH:mm:ss}Z."), ConfigureRemedy);
    }

    private CredentialException Unsupported(string reason) => new($"The mode {Mode} of profile {Redaction.Quote(Name)} {reason}.", CliConfig.ConfigureRemedy(Name, "AK"));

    private string Require(string member) => GetString(member) ?? throw new CredentialException($"Profile {Redaction.Quote(Name)} has the mode {Mode} but no {member}.", ConfigureRemedy);

    private string? GetString(string member) => CredentialJson.GetString(members, member);

    private long? GetNumber(string member) =>
        members.TryGetProperty(member, out var value)
        && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number > 0 ? (long)number : null;

    private bool? GetFlag(string member) => members.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
