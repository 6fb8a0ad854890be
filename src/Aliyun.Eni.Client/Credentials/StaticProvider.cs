namespace Aliyun.Eni.Client.Credentials;

/// <summary>A fixed credential. Two providers of the same credential are equal.</summary>
internal sealed class StaticProvider(Credential credential, string? kind = null) : ICredentialProvider, IEquatable<StaticProvider>
{
    public const string AccessKeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";

    public const string AccessKeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    public const string SecurityTokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    // Names of the CLI and of Terraform. The CLI ranks them below its profile, so they aren't read here.
    private static readonly (string Id, string Secret, string Owner)[] OtherVariables =
    [
        ("ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "the CLI"),
        ("ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET", "the CLI"),
        ("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "Terraform"),
    ];

    public string MaskedAccessKeyId => credential.MaskedAccessKeyId;

    public string Description { get; } = $"{kind ?? (credential.SecurityToken is null ? "AccessKey" : "STS key")} {credential.MaskedAccessKeyId}";

    /// <summary>Reads an AccessKey from the environment variables.</summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment)
    {
        string[] missing = [.. new[] { AccessKeyIdVariable, AccessKeySecretVariable }.Where(name => environment.GetValue(name) is null)];
        if (missing.Length == 0)
        {
            return CredentialResult.From(() => new StaticProvider(Credential.Parse(
                "environment variables",
                environment.GetValue(AccessKeyIdVariable)!,
                environment.GetValue(AccessKeySecretVariable)!,
                environment.GetValue(SecurityTokenVariable))));
        }

        var notSet = $"{string.Join(" and ", missing)} not set";
        var other = OtherVariables.FirstOrDefault(names => environment.GetValue(names.Id) is not null || environment.GetValue(names.Secret) is not null);
        return other.Id is null
            ? new CredentialResult(null, notSet, missing switch
            {
                [AccessKeyIdVariable] => $"Run: $env:{AccessKeyIdVariable} = '<AccessKey ID>'",
                [AccessKeySecretVariable] => $"Run: $env:{AccessKeySecretVariable} = '<AccessKey secret>'",
                _ => null,
            })
            : new CredentialResult(
                null,
                $"{notSet} ({other.Id} of {other.Owner} is set, but isn't read)",
                $"Run: $env:{AccessKeyIdVariable} = $env:{other.Id}; $env:{AccessKeySecretVariable} = $env:{other.Secret}");
    }

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credential);

    public bool Equals(StaticProvider? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as StaticProvider);

    public override int GetHashCode() => Key.GetHashCode();

    private (string Id, string Secret, string? Token) Key => (credential.AccessKeyId, credential.AccessKeySecret, credential.SecurityToken);
}
