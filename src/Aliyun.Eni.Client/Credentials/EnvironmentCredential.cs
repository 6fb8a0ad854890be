namespace Aliyun.Eni.Client.Credentials;

/// <summary>The AccessKey of the environment: the first link of the SDKs' default credential chain.</summary>
internal static class EnvironmentCredential
{
    public const string AccessKeyId = "ALIBABA_CLOUD_ACCESS_KEY_ID";

    public const string AccessKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    public const string SecurityToken = "ALIBABA_CLOUD_SECURITY_TOKEN";

    /// <summary>The AccessKey, when both of its parts are set to more than white space.</summary>
    public static Credential? Read(Func<string, string?> variable)
    {
        var id = variable(AccessKeyId);
        var secret = variable(AccessKeySecret);
        var token = variable(SecurityToken);
        return string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(secret)
            ? null
            : new Credential(id.Trim(), secret.Trim(), string.IsNullOrWhiteSpace(token) ? null : token.Trim());
    }
}
