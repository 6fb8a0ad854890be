using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Repeats as told, without waiting, and records the waits; the clock moves on instead.</summary>
internal sealed class RecordedRetries(Action<TimeSpan> advance) : IRetries
{
    public List<TimeSpan> Delays { get; } = [];

    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<Exception, TimeSpan?> delayBeforeRetry, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (EcsException failure) when (delayBeforeRetry(failure) is { } delay)
            {
                Delays.Add(delay);
                advance(delay);
            }
        }
    }
}
