using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>The endpoint, region and credentials of a command, resolved once before any request.</summary>
/// <param name="RegionId">The region; <see langword="null"/> where none is needed.</param>
/// <param name="Transport">Sends the requests.</param>
/// <param name="Options">The settings of its clients.</param>
internal sealed record Connection(string? RegionId, HttpMessageInvoker Transport, ApiClientOptions Options)
{
    /// <summary>The profile of the credentials, if one was specified; written to the rows.</summary>
    public string? ProfileName => Options.ProfileName;

    /// <summary>Whether it is the same profile and region: a command requests them once, however they were named.</summary>
    public bool IsSameAs(Connection other) => RegionId == other.RegionId && ProfileName == other.ProfileName;

    public ApiClient CreateClient(RequestObserver observer) => new(Transport, Options with { Observer = observer });
}
