using Aliyun.Eni.Client.Operations;

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
            var sts = new StsClient(environment.Transport(role.StsEndpoint), role.StsEndpoint, source, environment.Clock, environment.Retries);
            return sts.AssumeRoleAsync(role, cancellationToken);
        }
    }
}
