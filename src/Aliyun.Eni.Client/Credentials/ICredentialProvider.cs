namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides the credential that requests are signed with.</summary>
public interface ICredentialProvider
{
    /// <summary>A description to show. It contains no secret, and an AccessKey ID only masked.</summary>
    string Description { get; }

    /// <summary>Gets a credential that is valid now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CredentialException">The source has no usable credential.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Drops a credential that the service refused as expired, so that the next call fetches another.</summary>
    /// <param name="refused">The credential. It is ignored when it isn't the current one anymore.</param>
    /// <returns>Whether the provider can fetch another credential; <see langword="false"/> for one that is fixed.</returns>
    bool Invalidate(Credential refused) => false;
}
