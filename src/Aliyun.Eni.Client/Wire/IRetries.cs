namespace Aliyun.Eni.Client.Wire;

/// <summary>Runs work again while it is told to.</summary>
internal interface IRetries
{
    /// <param name="attempt">The work; called anew for each try.</param>
    /// <param name="delayBeforeRetry">Asked after each failure: how long to wait, or <see langword="null"/> to give up.</param>
    /// <param name="clock">The clock of the waits.</param>
    /// <param name="cancellationToken">Ends work and waits.</param>
    Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<Exception, TimeSpan?> delayBeforeRetry, TimeProvider clock, CancellationToken cancellationToken);
}
