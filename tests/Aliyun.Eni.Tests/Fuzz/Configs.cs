using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>A random configuration file of the CLI.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="IsWhole">Whether nothing is damaged in it: a secret may end up in a name otherwise, and names are shown.</param>
internal sealed record CliText(byte[] Text, bool IsWhole)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>A random credentials file of the SDKs.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="IsWhole">Whether nothing is damaged in it.</param>
internal sealed record IniText(byte[] Text, bool IsWhole)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>A random answer of something that gives keys.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="IsWhole">Whether nothing is damaged in it.</param>
internal sealed record KeysText(byte[] Text, bool IsWhole)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>Makes random files and answers with keys. What is secret in them holds <see cref="Secret"/>.</summary>
internal static class Configs
{
    public const string Secret = "S3cr3t";

    private static readonly string[] Modes =
        ["AK", "StsToken", "RamRoleArn", "EcsRamRole", "RamRoleArnWithEcs", "ChainableRamRoleArn", "OIDC", "External", "CredentialsURI", "CloudSSO", "OAuth", "RsaKeyPair", "x"];

    private static readonly string[] Types = ["access_key", "sts", "ecs_ram_role", "ram_role_arn", "oidc_role_arn", "rsa_key_pair", "x"];

    private static readonly string[] SecretNames = ["access_key_secret", "sts_token", "security_token", "AccessKeySecret", "SecurityToken", "private_key"];

    private static readonly string[] Names =
    [
        "access_key_id", "ram_role_arn", "role_arn", "ram_session_name", "ram_role_name", "role_name", "region_id", "sts_region", "source_profile", "oidc_provider_arn",
        "oidc_token_file", "oidc_token_file_path", "process_command", "credentials_uri", "policy", "external_id", "AccessKeyId", "Code", "Expiration", "expiration",
    ];

    private static readonly string[] Numbers = ["expired_seconds", "duration_seconds", "sts_expiration"];

    /// <summary>A value as JSON writes it: of the right type mostly, of any other at times, and with escapes that are half a letter.</summary>
    private static readonly Gen<string> Odd = Gen.OneOf(
        Texts.Any.Select(static text => JsonSerializer.Serialize(text)),
        Gen.Elements("null", "true", "7", "-1", "1e400", "99999999999999", "9223372036854775807", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\udc00x\"", "\"a\\u0000b\""));

    private static readonly Gen<string> SecretValue = Texts.Any.Select(static text => JsonSerializer.Serialize(text + Secret + text));

    private static readonly Gen<string[]> Members = Some(
    [
        .. SecretNames.Select(static name => (name, Gen.Frequency((5, SecretValue), (1, Gen.Elements("null", "7", "\"\\ud800\""))))),
        .. Names.Select(static name => (name, Gen.Frequency((3, Gen.Elements("\"x\"", "\"default\"", "\"https://127.0.0.1:1/\"", "\"2026-01-01T00:00:00Z\"")), (2, Odd)))),
        .. Numbers.Select(static name => (name, Odd)),
        ("enable_vpc", Odd),
        ("\\ud800", Odd),
    ]);

    public static Arbitrary<CliText> Cli { get; } = (
        from profiles in Profile().ArrayOf(3)
        from current in Gen.Frequency((3, Gen.Constant("\"default\"")), (1, Odd))
        let text = Encoding.UTF8.GetBytes($$"""{"current":{{current}},"profiles":[{{string.Join(',', profiles)}}]}""")
        from damaged in Gen.Frequency((3, Gen.Constant(text)), (1, Texts.Damaged(text)), (1, Texts.Bytes))
        select new CliText(damaged, damaged == text)).ToArbitrary();

    public static Arbitrary<IniText> Ini { get; } = (
        from type in Gen.Elements(Types)
        from members in Members
        from odd in Texts.Any
        let lines = members.Select(static member => member.Replace("\"", string.Empty, StringComparison.Ordinal).Replace(':', '='))
        let text = Encoding.UTF8.GetBytes($"{odd}\n[default]\ntype = {type}\n{string.Join('\n', lines)}\n[{odd}")
        from damaged in Gen.Frequency((3, Gen.Constant(text)), (1, Texts.Damaged(text)), (1, Texts.Bytes))
        select new IniText(damaged, damaged == text)).ToArbitrary();

    public static Arbitrary<KeysText> Keys { get; } = (
        from members in Members
        from wrapped in Gen.Elements("{0}", "{{\"Credentials\":{0}}}", "[{0}]", "\uFEFF{0}")
        let text = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, wrapped, $"{{{string.Join(',', members)}}}"))
        from damaged in Gen.Frequency((3, Gen.Constant(text)), (1, Texts.Damaged(text)), (1, Texts.Bytes))
        select new KeysText(damaged, damaged == text)).ToArbitrary();

    private static Gen<string> Profile() =>
        from mode in Gen.Frequency((5, Gen.Elements(Modes).Select(static mode => $"\"{mode}\"")), (1, Odd))
        from name in Gen.Frequency((5, Gen.Elements("\"default\"", "\"x\"")), (1, Odd))
        from members in Members
        select $"{{\"name\":{name},\"mode\":{mode},{string.Join(',', members.DefaultIfEmpty("\"z\":1"))}}}";

    private static Gen<string[]> Some((string Name, Gen<string> Value)[] members) =>
        from some in Gen.SubListOf(members)
        from values in Gen.CollectToArray(some, static member => member.Value.Select(value => $"\"{member.Name}\":{value}"))
        select values;
}
