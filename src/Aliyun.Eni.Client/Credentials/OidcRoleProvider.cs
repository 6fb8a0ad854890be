using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides a session of a RAM role, assumed with the token of an OIDC identity provider (RRSA in Kubernetes).</summary>
internal static class OidcRoleProvider
{
    private const string RoleArnVariable = "ALIBABA_CLOUD_ROLE_ARN";

    private const string ProviderArnVariable = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";

    private const string TokenFileVariable = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

    private const int MaxTokenBytes = 64 * 1024;

    public static ICredentialProvider Create(CredentialEnvironment environment, string providerArn, string tokenFile, AssumeRoleParameters role)
    {
        return environment.GetOrAddSession((nameof(OidcRoleProvider), role, providerArn, tokenFile), $"role {role.RoleArn} assumed with an OIDC token", FetchAsync);

        // The token rotates, so the file is read at every refresh.
        async Task<Credential> FetchAsync(CancellationToken cancellationToken)
        {
            var token = await ReadTokenAsync(tokenFile, cancellationToken).ConfigureAwait(false);
            var request = new AssumeRoleWithOidc(role.RoleArn, providerArn, token)
            {
                RoleSessionName = role.SessionName,
                DurationSeconds = role.DurationSeconds,
                Policy = role.Policy,
            };
            return await environment.StsClient(role.StsEndpoint, null).SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the role from the environment variables of a pod.</summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment)
    {
        string[] missing = [.. new[] { RoleArnVariable, ProviderArnVariable, TokenFileVariable }.Where(name => environment.GetValue(name) is null)];
        return missing.Length > 0
            ? CredentialResult.NotConfigured($"{string.Join(", ", missing)} not set")
            : CredentialResult.From(() => Create(
                environment,
                environment.GetValue(ProviderArnVariable)!,
                environment.GetPath(TokenFileVariable)!,
                new AssumeRoleParameters(environment, environment.GetValue(RoleArnVariable)!, AssumeRoleParameters.ResolveStsEndpoint(environment), null, null)));
    }

    private static async Task<string> ReadTokenAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var token = (await BoundedFile.ReadAllTextAsync(file, MaxTokenBytes, cancellationToken).ConfigureAwait(false)).Trim();
            return token.Length > 0 ? token : throw new CredentialException($"The OIDC token file {file} is empty.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CredentialException($"The OIDC token file {file} can't be read: {unreadable.Message}");
        }
    }
}
