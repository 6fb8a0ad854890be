using System.Net;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides the credential that a URI returns, such as a sidecar of a container.</summary>
internal static class CredentialsUriProvider
{
    public const string Variable = "ALIBABA_CLOUD_CREDENTIALS_URI";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <exception cref="CredentialException">The text isn't a URI that credentials may be fetched from.</exception>
    public static ICredentialProvider Create(CredentialEnvironment environment, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || !EndpointAddress.IsHost(uri.Host))
        {
            throw new CredentialException("The credentials URI isn't an http:// or https:// address.");
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !EndpointAddress.IsThisMachine(uri))
        {
            throw new CredentialException($"The credentials URI at {uri.Authority} is http://, which is allowed for this machine only. Use https://.");
        }

        // The query may contain a secret of its own, so only the host is shown.
        var source = $"The credentials URI at {uri.Authority}";
        return environment.GetOrAddSession((nameof(CredentialsUriProvider), uri.AbsoluteUri), $"credentials URI at {uri.Authority}", FetchAsync);

        async Task<Credential> FetchAsync(CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            var (status, body) = await UnsignedHttpClient.SendAsync(environment, request, source, Timeout, cancellationToken).ConfigureAwait(false);
            return status == HttpStatusCode.OK ? CredentialJson.Read(body, source) : throw new CredentialException($"{source} returned HTTP {(int)status}.");
        }
    }

    /// <summary>Reads the URI from the environment variable.</summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment) => environment.GetValue(Variable) is { } uri
        ? CredentialResult.From(() => Create(environment, uri))
        : CredentialResult.NotConfigured($"{Variable} not set");
}
