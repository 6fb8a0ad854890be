using System.Collections.Concurrent;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Allows one caller at a time for each key.</summary>
internal sealed class KeyedLock
{
    private readonly ConcurrentDictionary<string, ConcurrencyLimiter> _limiters = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; disposing the result ends it.</summary>
    public Task<IDisposable> AcquireAsync(string key, CancellationToken cancellationToken) => _limiters.GetOrAdd(key, static _ => new ConcurrencyLimiter(1)).AcquireAsync(cancellationToken);
}
