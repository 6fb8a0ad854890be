using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// Whether a read that failed is tried again, and after how long; for one request. Reads only: a repeated write could happen twice.
/// </summary>
internal sealed class RetryDecisions(EcsClientOptions options, SigningClock clock)
{
    public const int DefaultMaxRetry = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);

    /// <summary>The official CLI waits no longer than this for what the service asks.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private int _retries;
    private bool _renewed;
    private bool _clockSet;

    public int Retries => _retries;

    /// <summary>How long to wait before the next try; <see langword="null"/> when there is none.</summary>
    /// <param name="failure">How the last try failed.</param>
    /// <param name="signedWith">The credential it was signed with.</param>
    public TimeSpan? DelayAfter(EcsException failure, Credential? signedWith)
    {
        if (_retries >= options.MaxRetry || Delay(failure, signedWith) is not { } delay)
        {
            return null;
        }

        _retries++;
        return delay;
    }

    private TimeSpan? Delay(EcsException failure, Credential? signedWith) => failure.Code switch
    {
        _ when IsThrottling(failure.Code) => failure.RetryAfter is { } wanted ? Min(wanted, LongestRetryAfter) : Throttled(),
        _ when HasExpired(failure) => Renew(signedWith) ? TimeSpan.Zero : null,
        "InvalidTimeStamp.Expired" or "IllegalTimestamp" => SetClock(failure) ? TimeSpan.Zero : null,
        "SignatureNonceUsed" => TimeSpan.Zero,
        "Ali.ConnectionFailed" or "Ali.ConnectionLost" or TransportError.Timeout or "InternalError" or "UnknownError" => Growing(),
        _ when failure.Code.StartsWith("ServiceUnavailable", StringComparison.Ordinal) => Growing(),
        _ when (int?)failure.StatusCode is >= 500 => failure.RetryAfter is { } wanted ? Min(wanted, LongestRetryAfter) : Growing(),
        _ => null,
    };

    private static bool IsThrottling(string code) => code.Contains("Throttling", StringComparison.Ordinal);

    // The second form was seen of a gateway: the code speaks of a parameter, the message of the token.
    private static bool HasExpired(EcsException failure) => failure.Code == "InvalidSecurityToken.Expired"
        || (failure.Code == "InvalidParameter" && failure.Message.Contains("SecurityToken.Expired", StringComparison.Ordinal));

    // Half of it fixed, half by chance: clients that failed together do not come back together.
    private TimeSpan Growing()
    {
        var full = Min(FirstDelay * Math.Pow(2, _retries), LongestDelay);
        return (full / 2) + (full / 2 * options.Jitter());
    }

    // Calls are counted by the minute: after one short try, only the next minute helps.
    private TimeSpan Throttled()
    {
        if (_retries == 0)
        {
            return TimeSpan.FromSeconds(1 + options.Jitter());
        }

        var now = clock.Now;
        var second = TimeSpan.FromSeconds(now.Second) + TimeSpan.FromMilliseconds(now.Millisecond);
        return TimeSpan.FromMinutes(1) - second + TimeSpan.FromSeconds(2 * options.Jitter());
    }

    private bool Renew(Credential? signedWith)
    {
        if (_renewed || signedWith is null)
        {
            return false;
        }

        _renewed = true;
        return options.Credentials!.Invalidate(signedWith);
    }

    private bool SetClock(EcsException failure)
    {
        if (_clockSet || failure.ServerTime is not { } serverTime)
        {
            return false;
        }

        _clockSet = true;
        clock.Set(serverTime);
        return true;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
