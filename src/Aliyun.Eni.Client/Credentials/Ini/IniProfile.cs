using System.Globalization;

namespace Aliyun.Eni.Client.Credentials.Ini;

/// <summary>A section of the credentials file, by the SDKs' names.</summary>
internal sealed class IniProfile(string path, string name, IReadOnlyDictionary<string, string> section)
{
    public string? RegionId => Text("region_id");

    public string Type => Text("type") ?? "access_key";

    /// <exception cref="CredentialException">The section lacks something, or its type has no credentials this module can use.</exception>
    public ICredentialProvider Provider(CredentialInputs inputs) => Type switch
    {
        "access_key" => AccessKey(),
        "sts" => new StaticProvider(new Credential(Need("access_key_id"), Need("access_key_secret"), Need("security_token")), "STS key"),
        "ecs_ram_role" => EcsRamRoleProvider.Create(inputs, Text("role_name")),
        "ram_role_arn" => AssumeRoleProvider.Create(inputs, AccessKey(), Role(inputs), Need("access_key_id") + "\n" + Need("access_key_secret")),
        "oidc_role_arn" => OidcRoleProvider.Create(inputs, Need("oidc_provider_arn"), Need("oidc_token_file_path"), Role(inputs)),
        "rsa_key_pair" => throw new CredentialException($"Section [{name}] of {path} is a key pair, which the service has retired.", "give it type = access_key"),
        _ => throw new CredentialException($"Section [{name}] of {path} has {UnknownType}, which is unknown to this version.", "give it type = access_key"),
    };

    // Where a line break is lost, the line behind it is a part of the type, and may be a secret.
    private string UnknownType => Type.All(static c => char.IsAsciiLetter(c) || c is '_' or '-') ? $"the type {Type}" : "a type that is no word";

    private StaticProvider AccessKey() => new(new Credential(Need("access_key_id"), Need("access_key_secret")), "AccessKey");

    private RoleRequest Role(CredentialInputs inputs) => RoleSettings.With(
        inputs,
        new RoleRequest(Need("role_arn"))
        {
            StsEndpoint = StsEndpoint.Resolve(inputs, null, Text("sts_region"), Vpc()),
            Policy = Text("policy"),
            ExternalId = Text("external_id"),
        },
        Text("role_session_name"),
        long.TryParse(Text("duration_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null);

    private bool? Vpc() => bool.TryParse(Text("enable_vpc"), out var vpc) ? vpc : null;

    private string? Text(string key) => section.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    private string Need(string key) => Text(key) ?? throw new CredentialException($"Section [{name}] of {path} has the type {Type} but no {key}.", $"add {key} to it");
}
