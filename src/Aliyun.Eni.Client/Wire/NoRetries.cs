namespace Aliyun.Eni.Client.Wire;

/// <summary>One try: for a caller that repeats by itself.</summary>
internal sealed class NoRetries : IRetries
{
    public static NoRetries Instance { get; } = new();

    public Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<Exception, TimeSpan?> delayBeforeRetry, TimeProvider clock, CancellationToken cancellationToken) =>
        attempt(cancellationToken);
}
