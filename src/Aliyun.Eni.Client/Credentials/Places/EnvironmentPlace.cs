namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>An AccessKey in the environment, with the token of STS or without.</summary>
internal sealed class EnvironmentPlace : IPlace
{
    public const string AccessKeyId = "ALIBABA_CLOUD_ACCESS_KEY_ID";

    public const string AccessKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    public const string SecurityToken = "ALIBABA_CLOUD_SECURITY_TOKEN";

    public string Name => "environment";

    public Finding Look(CredentialInputs inputs)
    {
        string[] missing = [.. new[] { AccessKeyId, AccessKeySecret }.Where(name => inputs.Text(name) is null)];
        if (missing.Length > 0)
        {
            return Finding.Nothing($"{string.Join(" and ", missing)} not set");
        }

        var token = inputs.Text(SecurityToken);
        var credential = new Credential(inputs.Text(AccessKeyId)!, inputs.Text(AccessKeySecret)!, token);
        return Finding.Of(() => new StaticProvider(credential, token is null ? "AccessKey" : "STS key"));
    }
}
