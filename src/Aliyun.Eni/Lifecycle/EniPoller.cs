using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Reads network interfaces by ID for everything that waits for one: a request of up to 100 IDs at a time, however many wait.</summary>
/// <param name="read">Reads network interfaces; those that don't exist are missing from the result.</param>
/// <param name="clock">Measures the intervals.</param>
/// <param name="stopping">Cancels all reads.</param>
internal sealed class EniPoller(Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<NetworkInterface>>> read, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>The maximum number of IDs a request.</summary>
    public const int MaxIds = DescribeNetworkInterfaces.MaxItems;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<PendingRead> _pending = [];
    private TaskCompletionSource _added = NewSignal();
    private bool _isRunning;

    /// <summary>
    /// Returns a network interface as it is some time after this call; <see langword="null"/> when it isn't listed. Joins an earlier request when one is
    /// made for others.
    /// </summary>
    /// <param name="networkInterfaceId">The ID.</param>
    /// <param name="delay">When the read is due.</param>
    /// <param name="persist">Whether a read that fails is repeated until <paramref name="cancellationToken"/> ends the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ApiException">The service can't be read.</exception>
    public async Task<NetworkInterface?> ReadAsync(string networkInterfaceId, TimeSpan delay, bool persist, CancellationToken cancellationToken)
    {
        var pending = new PendingRead(networkInterfaceId, persist) { Due = Timestamp(delay) };
        Add([pending]);
        try
        {
            return await pending.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                pending.IsAbandoned = true;
                _pending.Remove(pending);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether a later read may succeed.</summary>
    private static bool MayPass(ApiException failure) =>
        failure.MayHaveExecuted || failure.Context.WasNotSent || failure.Code.Contains("Throttling", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutAnId(ApiException failure) => failure.Code.Contains("Param", StringComparison.OrdinalIgnoreCase)
        || failure.Code.Contains("EniId", StringComparison.OrdinalIgnoreCase)
        || failure.Code.Contains("InstanceId", StringComparison.OrdinalIgnoreCase);

    private long Timestamp(TimeSpan delay) => clock.GetTimestamp() + (long)(delay.TotalSeconds * clock.TimestampFrequency);

    /// <summary>The failure of the latest read; <see langword="null"/> if it succeeded.</summary>
    public ApiException? LastFailure { get; private set; }

    private void Add(IEnumerable<PendingRead> reads)
    {
        lock (_gate)
        {
            _pending.AddRange(reads.Where(static one => !one.IsAbandoned));
            _added.TrySetResult();
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }
    }

    private async Task RunAsync()
    {
        while (TryTake(out var batch, out var delay, out var added))
        {
            if (batch.Count > 0)
            {
                await ReadAsync(batch).ConfigureAwait(false);
            }
            else
            {
                await WaitAsync(delay, added).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes the reads of the next request, or the time until one is due; false when nothing is pending.</summary>
    private bool TryTake(out List<PendingRead> batch, out TimeSpan delay, out Task added)
    {
        lock (_gate)
        {
            (batch, delay) = ([], TimeSpan.Zero);
            _added = _added.Task.IsCompleted ? NewSignal() : _added;
            added = _added.Task;
            if (_pending.Count == 0 || stopping.IsCancellationRequested)
            {
                _isRunning = false;
                return false;
            }

            var now = clock.GetTimestamp();
            var first = _pending.Min(static one => one.Due);
            if (first > now)
            {
                // Timers count whole milliseconds.
                delay = clock.GetElapsedTime(now, first) + TimeSpan.FromMilliseconds(1);
                return true;
            }

            // Reads that aren't due yet cost nothing in a request that is made anyway.
            var ids = _pending.OrderBy(static one => one.Due).Select(static one => one.Id).Distinct(StringComparer.Ordinal).Take(MaxIds).ToHashSet(StringComparer.Ordinal);
            batch = _pending.FindAll(one => ids.Contains(one.Id));
            _pending.RemoveAll(one => ids.Contains(one.Id));
            return true;
        }
    }

    private async Task WaitAsync(TimeSpan delay, Task added)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(Task.Delay(delay, clock, ended.Token), added).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private async Task ReadAsync(IReadOnlyList<PendingRead> batch)
    {
        string[] ids = [.. batch.Select(static one => one.Id).Distinct(StringComparer.Ordinal)];
        try
        {
            var rows = (await read(ids, stopping).ConfigureAwait(false)).ToLookup(static row => row.NetworkInterfaceId, StringComparer.Ordinal);
            LastFailure = null;
            foreach (var one in batch)
            {
                one.Result.TrySetResult(rows[one.Id].FirstOrDefault());
            }
        }
        catch (ApiException refused) when (ids.Length > 1 && IsAboutAnId(refused))
        {
            // One ID that the service refuses must not fail the others.
            foreach (var half in batch.ToLookup(one => Array.IndexOf(ids, one.Id) < ids.Length / 2))
            {
                await ReadAsync([.. half]).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException || ErrorRecords.IsFailure(failure))
        {
            LastFailure = failure as ApiException;
            var repeats = LastFailure is { } error && MayPass(error);
            foreach (var one in batch.Where(one => !repeats || !one.Persists))
            {
                one.Result.TrySetException(failure);
            }

            Repeat([.. batch.Where(one => repeats && one.Persists)]);
        }
    }

    private void Repeat(IReadOnlyList<PendingRead> reads)
    {
        foreach (var one in reads)
        {
            one.Due = Timestamp(RetryInterval);
        }

        if (reads.Count > 0)
        {
            Add(reads);
        }
    }

    private sealed class PendingRead(string id, bool persists)
    {
        public string Id => id;

        public bool Persists => persists;

        public long Due { get; set; }

        public bool IsAbandoned { get; set; }

        public TaskCompletionSource<NetworkInterface?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
