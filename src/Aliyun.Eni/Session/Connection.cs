using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Pipeline;

namespace Aliyun.Eni.Session;

/// <summary>Where a command asks and who it is: resolved once, before any request, and unchanged after.</summary>
/// <param name="RegionId">The region; <see langword="null"/> where none is needed.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="IsRegionsOwn">Whether the endpoint was made from the region: a host that does not exist says something of the region then.</param>
/// <param name="Credentials">Who signs.</param>
/// <param name="ProfileName">The profile they are of, where one was named; rows carry it.</param>
/// <param name="Timeout">The longest a request may take.</param>
/// <param name="MaxRetry">How often a request is repeated at the most.</param>
/// <param name="Proxy">The proxy; <see langword="null"/> for the environment's.</param>
internal sealed record Connection(
    string? RegionId, Uri Endpoint, bool IsRegionsOwn, ICredentialProvider Credentials, string? ProfileName, TimeSpan Timeout, int MaxRetry, Uri? Proxy)
{
    public EcsClient CreateClient(RequestObserver observer) => new(
        ProcessInputs.Transport(Endpoint, Proxy),
        new EcsClientOptions(Endpoint, Credentials)
        {
            Trace = observer.Request,
            Retrying = observer.Retry,
            Signed = observer.Signature,
            RequestTimeout = Timeout,
            Retries = PollyRetries.Instance,
            MaxRetry = MaxRetry,
            ProfileName = ProfileName,
        });

    /// <summary>Explains a host that doesn't exist: if its name was made from the region, the region is usually wrong.</summary>
    public EcsException Explain(EcsException error)
    {
        if (error.Code != TransportError.UnknownHost || !IsRegionsOwn || RegionId is not { } region)
        {
            return error;
        }

        return KnownRegions.Contains(region)
            ? error.Reworded($"The host {Endpoint.Host} can't be found. Is this machine connected, and can it resolve names?")
            : error.Reworded($"Region '{region}' is unknown or not open; the host {Endpoint.Host} doesn't exist.{DidYouMean(region)}", "Ali.UnknownRegion");
    }

    private static string DidYouMean(string region) => KnownRegions.Nearest(region) is { Count: > 0 } nearest ? $" Did you mean {string.Join(", ", nearest)}?" : string.Empty;
}
