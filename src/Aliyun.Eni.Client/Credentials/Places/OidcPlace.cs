namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>A role for the OIDC token of a pod (RRSA), described by the environment.</summary>
internal sealed class OidcPlace : IPlace
{
    private const string RoleArn = "ALIBABA_CLOUD_ROLE_ARN";

    private const string ProviderArn = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";

    private const string TokenFile = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

    public string Name => "OIDC role";

    public Finding Look(CredentialInputs inputs)
    {
        string[] missing = [.. new[] { RoleArn, ProviderArn, TokenFile }.Where(name => inputs.Text(name) is null)];
        return missing.Length > 0
            ? Finding.Nothing($"{string.Join(", ", missing)} not set")
            : Finding.Of(() => OidcRoleProvider.Create(inputs, inputs.Text(ProviderArn)!, inputs.Text(TokenFile)!, Role(inputs)));
    }

    private static RoleRequest Role(CredentialInputs inputs) => RoleSettings.With(
        inputs, new RoleRequest(inputs.Text(RoleArn)!) { StsEndpoint = StsEndpoint.Resolve(inputs, null, null, null) }, null, null);
}
