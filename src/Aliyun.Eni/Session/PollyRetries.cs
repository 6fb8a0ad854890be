using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Http;

namespace Aliyun.Eni.Session;

/// <summary>The border's repetition, as the client knows it.</summary>
internal sealed class PollyRetries : IRetries
{
    public static PollyRetries Instance { get; } = new();

    public Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<Exception, TimeSpan?> delayBeforeRetry, TimeProvider clock, CancellationToken cancellationToken) =>
        Retrying.RunAsync(attempt, delayBeforeRetry, clock, cancellationToken);
}
