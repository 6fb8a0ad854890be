using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Lifecycle;

/// <summary>A change was cancelled before a request with it was sent.</summary>
internal sealed class EniNotSentException(CancellationToken cancellationToken) : OperationCanceledException(cancellationToken);

/// <summary>
/// Joins changes of single network interfaces into requests for up to 50. A request that isn't full waits until no other change can join it.
/// </summary>
/// <param name="send">Sends a request for some network interfaces.</param>
/// <param name="throttle">Limits the requests at a time.</param>
/// <param name="clock">Measures the delay.</param>
/// <param name="stopping">Cancels the requests. A request belongs to many changes, so the time limit of one doesn't end it.</param>
internal sealed class EniBatcher(Func<IReadOnlyList<string>, CancellationToken, Task> send, ConcurrencyLimiter throttle, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>The maximum number of network interfaces a request.</summary>
    public const int MaxIds = TagResources.MaxIds;

    /// <summary>Changes that were decided by the same read arrive together.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);
    private List<Member> _batch = [];
    private bool _isInputEnded;
    private bool _isFlushing;

    private sealed record Member(string Id, TaskCompletionSource Sent)
    {
        public bool IsSending { get; set; }

        public bool IsAbandoned { get; set; }
    }

    /// <summary>A change that may join a request is in progress.</summary>
    public void Expect(string id)
    {
        lock (_gate)
        {
            _expected.Add(id);
        }
    }

    /// <summary>A change has ended, or turned out to be unnecessary.</summary>
    public void Settle(string id)
    {
        lock (_gate)
        {
            _expected.Remove(id);
            FlushIfComplete();
        }
    }

    /// <summary>No other change will come.</summary>
    public void EndInput()
    {
        lock (_gate)
        {
            _isInputEnded = true;
            FlushIfComplete();
        }
    }

    /// <summary>Sends the change of a network interface together with others.</summary>
    /// <exception cref="ApiException">The service refused it.</exception>
    /// <exception cref="EniNotSentException">It was cancelled before it was sent.</exception>
    public async Task SendAsync(string id, CancellationToken cancellationToken)
    {
        var member = new Member(id, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _expected.Remove(id);
            _batch.Add(member);
            if (_batch.Count == MaxIds)
            {
                Flush();
            }
            else
            {
                FlushIfComplete();
            }
        }

        try
        {
            await member.Sent.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (TryAbandon(member))
        {
            throw new EniNotSentException(cancellationToken);
        }
    }

    private static bool IsAboutAnId(ApiException failure) => failure.Code.Contains("ResourceId", StringComparison.OrdinalIgnoreCase)
        || failure.Code.Contains("EniId", StringComparison.OrdinalIgnoreCase)
        || failure.Code.Contains("QuotaExceed", StringComparison.OrdinalIgnoreCase)
        || failure.Code.Contains("InvalidOperation", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a change out of the next request; false if it has been sent.</summary>
    private bool TryAbandon(Member member)
    {
        lock (_gate)
        {
            member.IsAbandoned = !member.IsSending;
            return member.IsAbandoned;
        }
    }

    /// <summary>Returns the changes that are still wanted; they count as sent.</summary>
    private Member[] Begin(IReadOnlyList<Member> batch)
    {
        lock (_gate)
        {
            Member[] wanted = [.. batch.Where(static member => !member.IsAbandoned)];
            Array.ForEach(wanted, static member => member.IsSending = true);
            return wanted;
        }
    }

    private void FlushIfComplete()
    {
        if (_isInputEnded && _expected.Count == 0 && _batch.Count > 0 && !_isFlushing)
        {
            _isFlushing = true;
            _ = Task.Run(FlushSoonAsync, CancellationToken.None);
        }
    }

    private async Task FlushSoonAsync()
    {
        await Task.Delay(Delay, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _isFlushing = false;
            Flush();
        }
    }

    private void Flush()
    {
        var batch = _batch;
        _batch = [];
        _ = Task.Run(() => SendAsync(batch), CancellationToken.None);
    }

    private async Task SendAsync(IReadOnlyList<Member> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            using (await throttle.AcquireAsync(stopping).ConfigureAwait(false))
            {
                stopping.ThrowIfCancellationRequested();
                batch = Begin(batch);
                if (batch.Count == 0)
                {
                    return;
                }

                await send([.. batch.Select(static member => member.Id)], stopping).ConfigureAwait(false);
            }

            foreach (var member in batch)
            {
                member.Sent.TrySetResult();
            }
        }
        catch (ApiException refused) when (batch.Count > 1 && IsAboutAnId(refused))
        {
            // One network interface that the service refuses must not fail the others.
            await SendAsync([.. batch.Take(batch.Count / 2)]).ConfigureAwait(false);
            await SendAsync([.. batch.Skip(batch.Count / 2)]).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException || ErrorRecords.IsFailure(failure))
        {
            foreach (var member in batch)
            {
                member.Sent.TrySetException(failure);
            }
        }
    }
}
