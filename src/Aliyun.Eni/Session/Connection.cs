using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>Where a command asks and who it is: resolved once, before any request, and unchanged after.</summary>
/// <param name="RegionId">The region; <see langword="null"/> where none is needed.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="IsRegionsOwn">Whether the endpoint was made from the region: a host that does not exist says something of the region then.</param>
/// <param name="Credentials">Who signs.</param>
/// <param name="ProfileName">The profile they are of, where one was named; rows carry it.</param>
/// <param name="Timeout">The longest a request may take.</param>
/// <param name="MaxRetry">How often a request is repeated at the most.</param>
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
