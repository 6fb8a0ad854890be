using System.Diagnostics.CodeAnalysis;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Limits the number of concurrent callers.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore has nothing to dispose of until its wait handle is used.")]
internal sealed class ConcurrencyLimiter(int limit)
{
    private readonly SemaphoreSlim _free = new(limit);

    /// <summary>Waits for a slot; disposing the result releases it.</summary>
    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Lease(_free);
    }

    private sealed class Lease(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
