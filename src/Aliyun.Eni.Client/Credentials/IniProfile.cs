using System.Globalization;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>A section of the SDKs' credentials file, <c>~/.alibabacloud/credentials</c>, by the SDKs' names.</summary>
internal sealed class IniProfile(string path, string name, IReadOnlyDictionary<string, string> section)
{
    public string? RegionId => GetString("region_id");

    private string Type => GetString("type") ?? "access_key";

    /// <summary>The paths of the file: the environment's, else both names that official SDKs use (.NET's ends in .ini, the others' doesn't).</summary>
    public static IReadOnlyList<string> GetPaths(CredentialEnvironment environment) => environment.GetPath("ALIBABA_CLOUD_CREDENTIALS_FILE") is { } file
        ? [file]
        : [Path.Combine(environment.Home, ".alibabacloud", "credentials"), Path.Combine(environment.Home, ".alibabacloud", "credentials.ini")];

    /// <summary>Reads all profiles of a file.</summary>
    /// <returns>The profiles by name; <see langword="null"/> when the file doesn't exist.</returns>
    /// <exception cref="CredentialException">The file can't be read.</exception>
    public static IReadOnlyDictionary<string, IniProfile>? Read(CredentialEnvironment environment, string path) => environment.ReadFile(path) is { } text
        ? Parse(text).ToDictionary(static section => section.Key, section => new IniProfile(path, section.Key, section.Value), StringComparer.Ordinal)
        : null;

    /// <summary>Gets the provider of a profile: the named one, else the environment's, else the one named default.</summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment, string? name) =>
        CredentialResult.From(() => Get(environment, name).CreateProvider(environment));

    /// <inheritdoc cref="TryCreate"/>
    /// <exception cref="CredentialException">The file or the profile doesn't exist.</exception>
    public static IniProfile Get(CredentialEnvironment environment, string? name)
    {
        var wanted = name ?? environment.ProfileName ?? "default";
        var paths = GetPaths(environment);
        var found = new List<string>();
        foreach (var path in paths)
        {
            if (Read(environment, path) is { } profiles)
            {
                found.Add(path);
                if (profiles.TryGetValue(wanted, out var profile))
                {
                    return profile;
                }
            }
        }

        throw new CredentialException(
            found.Count > 0 ? $"{string.Join(" and ", found)} has no section [{wanted}]." : $"{string.Join(" and ", paths)} {(paths.Count == 1 ? "doesn't" : "don't")} exist.");
    }

    private ICredentialProvider CreateProvider(CredentialEnvironment environment) => Type switch
    {
        "access_key" => CreateStatic(null),
        "sts" => CreateStatic(Require("security_token")),
        "ecs_ram_role" => EcsRamRoleProvider.Create(environment, GetString("role_name")),
        "ram_role_arn" => AssumeRoleProvider.Create(environment, CreateStatic(null), GetRole(environment)),
        "oidc_role_arn" => OidcRoleProvider.Create(environment, Require("oidc_provider_arn"), Require("oidc_token_file_path"), GetRole(environment)),
        "rsa_key_pair" => throw Unsupported("is a key pair, which the service has retired"),
        _ => throw Unsupported($"has {UnknownType}, which is unknown to this version"),
    };

    // If a line break is missing, the next line is a part of the type, and may contain a secret.
    private string UnknownType => Type.All(static c => char.IsAsciiLetter(c) || c is '_' or '-') ? $"the type {Type}" : "a malformed type";

    private StaticProvider CreateStatic(string? token) =>
        new(Credential.Parse($"section [{name}] of {path}", Require("access_key_id"), Require("access_key_secret"), token));

    private AssumeRoleParameters GetRole(CredentialEnvironment environment) => new(
        environment,
        Require("role_arn"),
        AssumeRoleParameters.ResolveStsEndpoint(environment, null, GetString("sts_region"), bool.TryParse(GetString("enable_vpc"), out var vpc) ? vpc : null),
        GetString("role_session_name"),
        long.TryParse(GetString("duration_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null)
    {
        Policy = GetString("policy"),
        ExternalId = GetString("external_id"),
    };

    private CredentialException Unsupported(string reason) => new($"Section [{name}] of {path} {reason}.", $"Set type = access_key in section [{name}].");

    private string Require(string key) =>
        GetString(key) ?? throw new CredentialException($"Section [{name}] of {path} has the type {Type} but no {key}.", $"Add {key} to section [{name}].");

    private string? GetString(string key) => section.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, Dictionary<string, string>> Parse(string text)
    {
        var sections = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? section = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] is not ('#' or ';')))
        {
            if (line[0] == '[' && line.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            {
                // Of two sections with one name the first counts, as in the CLI's file.
                section = new(StringComparer.OrdinalIgnoreCase);
                sections.TryAdd(line[1..end].Trim(), section);
            }
            else if (section is not null && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                section[line[..equals].Trim()] = RemoveComment(line[(equals + 1)..]);
            }
        }

        return sections;
    }

    // A # after white space starts a comment, as in the SDKs' examples; one inside a value doesn't.
    private static string RemoveComment(string value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] is '#' or ';' && char.IsWhiteSpace(value[i - 1]))
            {
                return value[..i].Trim();
            }
        }

        return value.Trim();
    }
}
