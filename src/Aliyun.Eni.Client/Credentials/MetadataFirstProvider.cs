using Aliyun.Eni.Client.Credentials.Places;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The role of the instance, else what stands behind it in the chain.</summary>
internal sealed class MetadataFirstProvider(ICredentialProvider metadata, IReadOnlyList<Look> looks, IPlace behind, CredentialInputs inputs) : ICredentialProvider, IRenewable
{
    public string Description => metadata.Description;

    public void Renew(Credential refused)
    {
        (metadata as IRenewable)?.Renew(refused);
        (behind.Look(inputs).Provider as IRenewable)?.Renew(refused);
    }

    public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialException failure)
        {
            var next = behind.Look(inputs);
            if (next.Provider is not null)
            {
                return await next.Provider.GetAsync(cancellationToken).ConfigureAwait(false);
            }

            var last = looks[^1] with { Found = failure.Message.TrimEnd('.'), Remedy = failure.Remedy };
            throw DefaultChain.Nowhere([.. looks.SkipLast(1), last, new Look(behind.Name, next.Found, next.Remedy)]);
        }
    }
}
