using Polly;
using Polly.Retry;

namespace Aliyun.Eni.Http;

/// <summary>Runs work again while the caller says so. The waits can be cancelled, and are those of the clock given.</summary>
public static class Retrying
{
    /// <summary>Runs work until it succeeds or the caller says no more.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="attempt">The work; called anew for each try.</param>
    /// <param name="delayBeforeRetry">Asked after each failure: how long to wait, or <see langword="null"/> to give up.</param>
    /// <param name="clock">The clock of the waits.</param>
    /// <param name="cancellationToken">Ends work and waits.</param>
    /// <returns>What the work gave.</returns>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<Exception, TimeSpan?> delayBeforeRetry, TimeProvider clock, CancellationToken cancellationToken)
    {
        TimeSpan? delay = null;
        var strategy = new RetryStrategyOptions<T>
        {
            // The caller counts.
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = arguments =>
            {
                delay = arguments.Outcome.Exception is { } failure && failure is not OperationCanceledException ? delayBeforeRetry(failure) : null;
                return ValueTask.FromResult(delay is not null);
            },
            DelayGenerator = _ => ValueTask.FromResult(delay),
        };
        var pipeline = new ResiliencePipelineBuilder<T> { TimeProvider = clock }.AddRetry(strategy).Build();
        return await pipeline.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}
