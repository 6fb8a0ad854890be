using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>The endpoint, region and credentials of a command, resolved once before any request.</summary>
/// <param name="RegionId">The region; <see langword="null"/> where none is needed.</param>
/// <param name="Transport">Gets the transport for the endpoint.</param>
/// <param name="Options">The settings of its clients.</param>
internal sealed record Connection(string? RegionId, Func<Uri, HttpMessageInvoker> Transport, ApiClientOptions Options)
{
    /// <summary>The profile of the credentials, if one was specified; written to the rows.</summary>
    public string? ProfileName => Options.ProfileName;

    /// <summary>A command requests each profile and region once, however they were named.</summary>
    public (string? ProfileName, string? RegionId) Identity => (ProfileName, RegionId);

    public ApiClient CreateClient(RequestObserver observer) => new(Transport(Options.Endpoint), Options with { Observer = observer });
}
