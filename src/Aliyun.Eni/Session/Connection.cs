using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>The endpoint, region and credentials of a command, resolved once before any request.</summary>
/// <param name="RegionId">The region; <see langword="null"/> where none is needed.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="IsRegionsOwn">Whether the endpoint was derived from the region; a missing host then means an unknown region.</param>
/// <param name="Credentials">Provides the credentials that sign the requests.</param>
/// <param name="ProfileName">The profile of the credentials, if one was specified; written to the rows.</param>
/// <param name="Timeout">The timeout of a request.</param>
/// <param name="MaxRetry">The maximum number of retries of a request.</param>
/// <param name="EndpointSource">Where the endpoint is configured.</param>
/// <param name="Environment">The transports and proxies.</param>
internal sealed record Connection(
    string? RegionId, Uri Endpoint, bool IsRegionsOwn, ICredentialProvider Credentials, string? ProfileName, TimeSpan Timeout, int MaxRetry, string EndpointSource, CredentialEnvironment Environment)
{
    /// <summary>A command requests each profile and region once, however they were named.</summary>
    public (string? ProfileName, string? RegionId) Identity => (ProfileName, RegionId);

    public ApiClient CreateClient(RequestObserver observer) => new(
        Environment.Transport(Endpoint),
        new ApiClientOptions(Endpoint, Credentials)
        {
            Observer = observer,
            Clock = Environment.Clock,
            EndpointSource = EndpointSource,
            Proxy = Environment.Proxy,
            EndpointRegionId = IsRegionsOwn ? RegionId : null,
            RequestTimeout = Timeout,
            MaxRetry = MaxRetry,
            ProfileName = ProfileName,
        });
}
