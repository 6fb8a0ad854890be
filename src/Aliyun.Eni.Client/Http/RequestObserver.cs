using System.Net;

namespace Aliyun.Eni.Client.Http;

/// <summary>Callbacks for what happens to a request. No secret is passed to them.</summary>
/// <param name="Completed">Called after each try, successful or not.</param>
/// <param name="Retrying">Called before the delay of each retry.</param>
/// <param name="Signed">Called after each signature, before the request is sent.</param>
internal sealed record RequestObserver(Action<RequestTrace>? Completed = null, Action<RetryTrace>? Retrying = null, Action<SignatureTrace>? Signed = null)
{
    public static RequestObserver None { get; } = new();
}

/// <summary>A try that has ended.</summary>
/// <param name="Action">The action.</param>
/// <param name="Endpoint">Where it was sent.</param>
/// <param name="RegionId">The region, where the request has one.</param>
/// <param name="StatusCode">The HTTP status; <see langword="null"/> when no response arrived.</param>
/// <param name="RequestId">The ID of the request; <see langword="null"/> when no response arrived.</param>
/// <param name="ErrorCode">The code of the error; <see langword="null"/> after success and after a stop.</param>
/// <param name="Rows">The number of items in the response; <see langword="null"/> for a response without items.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record RequestTrace(
    string Action, Uri Endpoint, string? RegionId, HttpStatusCode? StatusCode, string? RequestId, string? ErrorCode, int? Rows, TimeSpan Elapsed);

/// <summary>A retry that is about to be made.</summary>
/// <param name="Action">The action.</param>
/// <param name="RegionId">The region, where the request has one.</param>
/// <param name="ErrorCode">The code of the error that is retried.</param>
/// <param name="Retry">The number of the retry, from 1.</param>
/// <param name="MaxRetry">The maximum number of retries; <see langword="null"/> if only time limits them.</param>
/// <param name="Delay">The delay before it.</param>
internal sealed record RetryTrace(string Action, string? RegionId, string ErrorCode, int Retry, int? MaxRetry, TimeSpan Delay);

/// <summary>What a signature was computed from, to be compared with the service's OpenAPI Explorer. The security token is hidden, and most of the AccessKey ID.</summary>
/// <param name="CanonicalRequest">What was hashed.</param>
/// <param name="StringToSign">What the key was applied to.</param>
internal sealed record SignatureTrace(string CanonicalRequest, string StringToSign);
