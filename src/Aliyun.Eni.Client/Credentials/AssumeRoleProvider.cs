using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides a session of a RAM role, assumed with another credential.</summary>
internal static class AssumeRoleProvider
{
    public static ICredentialProvider Create(CredentialEnvironment environment, ICredentialProvider source, AssumeRoleParameters role)
    {
        // The source itself is a part of the key: providers of equal keys are equal, providers with a session are shared.
        return environment.GetOrAddSession((nameof(AssumeRoleProvider), role, source), $"role {role.RoleArn} assumed with {source.Description}", FetchAsync);

        Task<Credential> FetchAsync(CancellationToken cancellationToken)
        {
            var request = new AssumeRole(role.RoleArn)
            {
                RoleSessionName = role.SessionName,
                DurationSeconds = role.DurationSeconds,
                Policy = role.Policy,
                ExternalId = role.ExternalId,
            };
            return environment.StsClient(role.StsEndpoint, source).SendAsync(request, cancellationToken);
        }
    }
}
