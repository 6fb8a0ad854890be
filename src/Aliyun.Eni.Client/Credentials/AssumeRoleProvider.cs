using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>A session of a RAM role, assumed with other credentials.</summary>
internal static class AssumeRoleProvider
{
    public static ICredentialProvider Create(CredentialInputs inputs, ICredentialProvider source, RoleRequest role, string sourceKey)
    {
        return inputs.Session(
            $"role {role.RoleArn} assumed with {source.Description}",
            Fetch,
            "AssumeRole",
            role.StsEndpoint.ToString(),
            role.RoleArn,
            role.SessionName,
            role.DurationSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            role.Policy,
            role.ExternalId,
            sourceKey);

        async Task<Credential> Fetch(CancellationToken cancellationToken)
        {
            var sts = new StsClient(inputs.Transport(role.StsEndpoint), role.StsEndpoint, source, inputs.Clock, inputs.Retries);
            return await sts.AssumeRoleAsync(role, cancellationToken).ConfigureAwait(false);
        }
    }
}
