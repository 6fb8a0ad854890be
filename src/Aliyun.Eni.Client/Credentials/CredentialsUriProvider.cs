using System.Net;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Keys from a URI that answers with them, such as a side car of a container.</summary>
internal static class CredentialsUriProvider
{
    public const string Variable = "ALIBABA_CLOUD_CREDENTIALS_URI";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <exception cref="CredentialException">The text is no URI that keys may come from.</exception>
    public static ICredentialProvider Create(CredentialInputs inputs, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || !EndpointAddress.IsHost(uri.Host))
        {
            throw new CredentialException("The credentials URI is no http:// or https:// address.");
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !EndpointAddress.IsThisMachine(uri))
        {
            throw new CredentialException($"The credentials URI at {uri.Authority} is http://, which is accepted on this machine only; use https://.");
        }

        // The query may be a secret of its own.
        var source = $"The credentials URI at {uri.Authority}";
        return inputs.Session($"credentials URI at {uri.Authority}", Fetch, "CredentialsURI", uri.ToString());

        async Task<Credential> Fetch(CancellationToken cancellationToken)
        {
            var request = new PlainRequest(HttpMethod.Get, uri);
            var (status, body) = await PlainHttp.SendAsync(request, inputs.Transport(uri), source, Limit, inputs.Clock, cancellationToken).ConfigureAwait(false);
            return status == HttpStatusCode.OK ? IssuedKeys.Read(body, source) : throw new CredentialException($"{source} answered HTTP {(int)status}.");
        }
    }
}
