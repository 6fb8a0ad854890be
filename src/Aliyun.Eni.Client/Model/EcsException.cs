using System.Net;

namespace Aliyun.Eni;

/// <summary>A request to the service failed: it refused, or no answer of it could be had.</summary>
public sealed class EcsException : Exception
{
    internal EcsException(string code, string message, HttpStatusCode? statusCode = null, string? requestId = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        StatusCode = statusCode;
        RequestId = requestId;
    }

    /// <summary>
    /// The error code of the service, such as <c>InvalidRegionId.NotFound</c>; <c>Ali.&lt;Reason&gt;</c> where the service gave none.
    /// </summary>
    public string Code { get; }

    /// <summary>The HTTP status; <see langword="null"/> when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The ID of the request, for the service's support; <see langword="null"/> when no answer came.</summary>
    public string? RequestId { get; }

    /// <summary>How long the service wants to be left alone (header <c>x-acs-retry-after</c>).</summary>
    internal TimeSpan? RetryAfter { get; set; }

    /// <summary>What the service's clock showed (header <c>Date</c>).</summary>
    internal DateTimeOffset? ServerTime { get; set; }

    /// <summary>The region that was asked.</summary>
    public string? RegionId { get; internal set; }
}
