using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>A session of a RAM role, assumed with a token of an OIDC identity provider (RRSA in Kubernetes). The token file is read at every refresh: it rotates.</summary>
internal static class OidcRoleProvider
{
    public static ICredentialProvider Create(CredentialInputs inputs, string providerArn, string tokenFile, RoleRequest role)
    {
        return inputs.Session(
            $"role {role.RoleArn} assumed with an OIDC token", Fetch, "OIDC", role.StsEndpoint.ToString(), role.RoleArn, role.SessionName, providerArn, tokenFile, role.Policy);

        async Task<Credential> Fetch(CancellationToken cancellationToken)
        {
            var token = (await ReadAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim();
            if (token.Length == 0)
            {
                throw new CredentialException($"The OIDC token file {tokenFile} is empty.");
            }

            var sts = new StsClient(inputs.Transport(role.StsEndpoint), role.StsEndpoint, null, inputs.Clock, inputs.Retries);
            return await sts.AssumeRoleWithOidcAsync(role, providerArn, token, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> ReadAsync(string tokenFile, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CredentialException($"The OIDC token file {tokenFile} cannot be read: {unreadable.Message}", innerException: unreadable);
        }
    }
}
