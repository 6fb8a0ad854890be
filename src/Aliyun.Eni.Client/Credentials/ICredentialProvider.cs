namespace Aliyun.Eni.Client.Credentials;

/// <summary>A way to come by a credential.</summary>
public interface ICredentialProvider
{
    /// <summary>What it is, to be shown: no secret, an AccessKey ID only masked.</summary>
    string Description { get; }

    /// <summary>A credential the service takes now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CredentialException">There is none to be had.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);
}
