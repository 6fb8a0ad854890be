using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client;

/// <summary>Specifies when a request is retried.</summary>
public enum RetryMode
{
    /// <summary>The request changes nothing, so it is retried after any transient failure.</summary>
    Read,

    /// <summary>The request has a ClientToken, so the service executes it only once. It is retried with the same token.</summary>
    WithClientToken,

    /// <summary>
    /// The request could be executed twice, so it is retried only after a failure that proves that it wasn't executed. After any other failure, the caller reads the state first.
    /// </summary>
    ReadStateFirst,
}

/// <summary>A retry to be made.</summary>
/// <param name="Delay">The delay before it.</param>
/// <param name="NeedsNewClientToken">Whether the service has given up the ClientToken of the last try.</param>
internal readonly record struct Retry(TimeSpan Delay, bool NeedsNewClientToken = false);

/// <summary>Decides whether and when one request is sent again.</summary>
/// <param name="options">The limits.</param>
/// <param name="mode">What may be sent again.</param>
/// <param name="clock">The clock of the signatures.</param>
/// <param name="replacesClientToken">Whether the ClientToken can be replaced; one that the caller made can't.</param>
internal sealed class RetryPolicy(ApiClientOptions options, RetryMode mode, SkewCorrectedClock clock, bool replacesClientToken)
{
    public const int DefaultMaxRetry = 4;

    private const double FirstDelaySeconds = 0.5;

    private const double MaxDelaySeconds = 20;

    /// <summary>The official CLI has the same limit for a delay that the service requests.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>The delay after a conflict with another operation.</summary>
    public static readonly TimeSpan ConflictDelay = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan VSwitchDelay = TimeSpan.FromSeconds(3);

    private bool _credentialInvalidated;
    private bool _clockCorrected;

    /// <summary>The number of retries so far.</summary>
    public int Retries { get; private set; }

    /// <summary>Whether the service may have executed a request that failed in this way.</summary>
    public static bool MayHaveExecuted(ApiException failure) => !failure.Context.WasNotSent
        && (Is(failure, TransportErrors.ConnectionLost, TransportErrors.Timeout, "SignatureNonceUsed") || IsUnreadable(failure) || IsServerFailure(failure));

    /// <summary>Returns the retry after a failure; <see langword="null"/> for none.</summary>
    /// <param name="failure">The failure of the last try.</param>
    /// <param name="signedWith">The credential of the last try.</param>
    public Retry? Next(ApiException failure, Credential? signedWith)
    {
        if (Retries >= options.MaxRetry || Decide(failure, signedWith) is not { } retry)
        {
            return null;
        }

        Retries++;
        return retry;
    }

    private Retry? Decide(ApiException failure, Credential? signedWith)
    {
        // Refused before it was executed: the same for reads and writes.
        if (IsThrottling(failure))
        {
            return new Retry(Wanted(failure) ?? Throttled());
        }

        if (IsTokenExpired(failure))
        {
            return Invalidate(signedWith) ? new Retry(TimeSpan.Zero) : null;
        }

        if (Is(failure, "InvalidTimeStamp.Expired", "IllegalTimestamp"))
        {
            return CorrectClock(failure) ? new Retry(TimeSpan.Zero) : null;
        }

        if (failure.Context.WasNotSent)
        {
            return IsConnectionFailure(failure) ? new Retry(Backoff()) : null;
        }

        return mode switch
        {
            RetryMode.ReadStateFirst => IsConflict(failure) ? new Retry(ConflictDelay) : null,
            RetryMode.WithClientToken when IsConflict(failure) || Is(failure, "LastTokenProcessing") => new Retry(ConflictDelay),
            RetryMode.WithClientToken when Is(failure, "IncorrectVSwitchStatus") => new Retry(VSwitchDelay),
            RetryMode.WithClientToken when replacesClientToken && Is(failure, "IdempotentFailed") => new Retry(TimeSpan.Zero, NeedsNewClientToken: true),
            _ when Is(failure, "SignatureNonceUsed") => new Retry(TimeSpan.Zero),
            _ when MayHaveExecuted(failure) => new Retry(Wanted(failure) ?? Backoff()),
            _ => null,
        };
    }

    private static bool IsThrottling(ApiException failure) => failure.Code.Contains("Throttling", StringComparison.OrdinalIgnoreCase);

    // The second form was seen from a gateway: the code names a parameter, the message the token.
    private static bool IsTokenExpired(ApiException failure) => Is(failure, "InvalidSecurityToken.Expired")
        || (Is(failure, "InvalidParameter") && failure.Message.Contains("SecurityToken.Expired", StringComparison.Ordinal));

    private static bool IsConnectionFailure(ApiException failure) => Is(failure, TransportErrors.ConnectionFailed, TransportErrors.Timeout);

    /// <summary>Whether another operation on the same resource is in progress; the request wasn't executed.</summary>
    public static bool IsConflict(ApiException failure) => Is(failure, "Operation.Conflict", "OperationConflict", "InvalidOperation.Conflict", "TaskConflict");

    /// <summary>A successful response that can't be read: truncated, damaged, or an HTML page of a proxy.</summary>
    private static bool IsUnreadable(ApiException failure) =>
        Is(failure, TransportErrors.MalformedResponse, ErrorResponse.Unexpected) && (int?)failure.StatusCode is >= 200 and < 300;

    // This 500 is permanent.
    private static bool IsServerFailure(ApiException failure) => !Is(failure, "InvalidOperation.RegionNotSupportIpPrefix")
        && ((int?)failure.StatusCode is >= 500 || Is(failure, "InternalError", "UnknownError") || failure.Code.StartsWith("ServiceUnavailable", StringComparison.OrdinalIgnoreCase));

    private static bool Is(ApiException failure, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (failure.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan? Wanted(ApiException failure) =>
        failure.Context.RetryAfter is { } wanted ? (wanted < MaxRetryAfter ? wanted : MaxRetryAfter) : null;

    // Half of the delay is random, so that clients that failed together don't retry together.
    private TimeSpan Backoff()
    {
        var seconds = Math.Min(FirstDelaySeconds * Math.Pow(2, Retries), MaxDelaySeconds);
        return TimeSpan.FromSeconds((seconds / 2) + (seconds / 2 * options.Jitter()));
    }

    // Calls are counted per minute, so after one short delay the retry waits until the next minute.
    private TimeSpan Throttled()
    {
        if (Retries == 0)
        {
            return TimeSpan.FromSeconds(1 + options.Jitter());
        }

        var now = clock.Now;
        var second = TimeSpan.FromSeconds(now.Second) + TimeSpan.FromMilliseconds(now.Millisecond);
        return TimeSpan.FromMinutes(1) - second + TimeSpan.FromSeconds(2 * options.Jitter());
    }

    private bool Invalidate(Credential? signedWith)
    {
        if (_credentialInvalidated || signedWith is null)
        {
            return false;
        }

        _credentialInvalidated = true;
        return options.Credentials!.Invalidate(signedWith);
    }

    private bool CorrectClock(ApiException failure)
    {
        if (_clockCorrected || failure.Context.ServerTime is not { } serverTime)
        {
            return false;
        }

        _clockCorrected = true;
        clock.Correct(serverTime);
        return true;
    }
}
