using System.Net;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni;

/// <summary>A request to the service failed: the service refused it, or no valid response arrived.</summary>
public sealed class ApiException : Exception
{
    internal ApiException(string code, string message, ErrorContext? context = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Context = context ?? ErrorContext.None;
        HelpLink = Context.HelpLink;
    }

    /// <summary>
    /// The error code of the service, such as <c>InvalidRegionId.NotFound</c>; <c>Ali.&lt;Reason&gt;</c> where the service gave none.
    /// </summary>
    public string Code { get; }

    /// <summary>The HTTP status; <see langword="null"/> when no response arrived.</summary>
    public HttpStatusCode? StatusCode => Context.StatusCode;

    /// <summary>The ID of the request, for the service's support; <see langword="null"/> when no response arrived.</summary>
    public string? RequestId => Context.RequestId;

    /// <summary>The action that failed, such as <c>DescribeNetworkInterfaces</c>, or <c>AssumeRole</c> if no credential was available.</summary>
    public string? Action => Context.Action;

    /// <summary>The region of the request.</summary>
    public string? RegionId => Context.RegionId;

    /// <summary>The profile of the credentials, where one was named.</summary>
    public string? ProfileName => Context.ProfileName;

    /// <summary>The number of the page that failed, from 1; <see langword="null"/> outside a listing.</summary>
    public int? Page => Context.Page;

    /// <summary>
    /// The token to resume the listing from, with the same filters; <see langword="null"/> when the listing has to start again.
    /// </summary>
    public string? NextToken => Context.NextToken;

    /// <summary>Everything that is known about the failed request.</summary>
    internal ErrorContext Context { get; }

    /// <summary>
    /// Whether the service may have executed the request although it failed, because the response is missing or inconclusive. Read the state before a write is sent again.
    /// </summary>
    internal bool MayHaveExecuted => RetryPolicy.MayHaveExecuted(this);
}

/// <summary>What is known about a failed request beside the code and the message.</summary>
internal sealed record ErrorContext
{
    public static ErrorContext None { get; } = new();

    /// <inheritdoc cref="ApiException.StatusCode"/>
    public HttpStatusCode? StatusCode { get; init; }

    /// <inheritdoc cref="ApiException.RequestId"/>
    public string? RequestId { get; init; }

    /// <inheritdoc cref="ApiException.Action"/>
    public string? Action { get; init; }

    /// <summary>The service of <see cref="Action"/>.</summary>
    public ApiService? Service { get; init; }

    /// <summary>Where the request was sent.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Where <see cref="Endpoint"/> is configured, such as an environment variable.</summary>
    public string? EndpointSource { get; init; }

    /// <inheritdoc cref="ApiException.RegionId"/>
    public string? RegionId { get; init; }

    /// <inheritdoc cref="ApiException.ProfileName"/>
    public string? ProfileName { get; init; }

    /// <inheritdoc cref="ApiException.Page"/>
    public int? Page { get; init; }

    /// <inheritdoc cref="ApiException.NextToken"/>
    public string? NextToken { get; init; }

    /// <summary>The parameters of the request by their names in the API; empty where they are secret.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>The request, an <see cref="ApiRequest{TResponse}"/>; <see langword="null"/> where its parameters are secret.</summary>
    public object? Request { get; init; }

    /// <summary>The delay that the service wants before the next try (header <c>x-acs-retry-after</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The service's time (header <c>Date</c>).</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The time of this machine when the request failed.</summary>
    public DateTimeOffset? MachineTime { get; init; }

    /// <summary>What was signed; it holds no secret.</summary>
    public string? StringToSign { get; init; }

    /// <summary>The service's description of a missing permission.</summary>
    public AccessDenial? Denial { get; init; }

    /// <summary>The service's page about the error.</summary>
    public string? HelpLink { get; init; }

    /// <summary>Whether the request never left this machine.</summary>
    public bool WasNotSent { get; init; }
}
