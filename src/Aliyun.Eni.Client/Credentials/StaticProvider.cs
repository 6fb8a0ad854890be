namespace Aliyun.Eni.Client.Credentials;

/// <summary>A credential that is at hand and is not refreshed.</summary>
internal sealed class StaticProvider(Credential credential, string kind) : ICredentialProvider
{
    public string MaskedAccessKeyId => credential.MaskedAccessKeyId;

    public string Description => $"{kind} {credential.MaskedAccessKeyId}";

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credential);
}
