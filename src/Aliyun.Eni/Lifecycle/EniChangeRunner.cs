using System.Globalization;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Lifecycle;

/// <summary>The result of a change.</summary>
/// <param name="NetworkInterface">As it was read last; <see langword="null"/> when it isn't listed.</param>
/// <param name="IsChanged">Whether a request was sent.</param>
/// <param name="Warning">What the user should know.</param>
internal sealed record EniResult(NetworkInterface? NetworkInterface, bool IsChanged, string? Warning)
{
    /// <summary>As it was listed last; <see langword="null"/> when it never was.</summary>
    public NetworkInterface? LastListed { get; init; }
}

/// <summary>
/// Runs changes: reads the state, sends the necessary requests, and waits until the state is reached. A request is retried only after the state has been read, unless the service rejected it without executing it.
/// </summary>
/// <param name="poller">Reads the state.</param>
/// <param name="sendAsync">Sends a request.</param>
/// <param name="readInstanceStatusAsync">Reads the status of an instance; <see langword="null"/> when it can't be read.</param>
/// <param name="clock">Measures the time.</param>
internal sealed class EniChangeRunner(
    EniPoller poller,
    Func<EniRequest, CancellationToken, Task> sendAsync,
    Func<string, CancellationToken, Task<string?>> readInstanceStatusAsync,
    TimeProvider clock)
{
    private static readonly TimeSpan InstanceDelay = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(20);

    /// <summary>The interval of reads that wait for an earlier change to show.</summary>
    private static readonly TimeSpan LagInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A state that is older is read again before anything is sent.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    private readonly Func<EniRequest, CancellationToken, Task> _sendAsync = sendAsync;
    private readonly Func<string, CancellationToken, Task<string?>> _readInstanceStatusAsync = readInstanceStatusAsync;
    private readonly TimeProvider _clock = clock;

    /// <summary>The region, for errors.</summary>
    public string? RegionId { get; init; }

    /// <summary>The profile, for errors.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The maximum number of times a request is sent again after a failure that doesn't show whether it was executed.</summary>
    public int MaxRetry { get; init; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>The changes that a read may not show yet.</summary>
    public required UnseenChanges Unseen { get; init; }

    /// <summary>Called before each wait after a refusal.</summary>
    public Action<RetryTrace>? Retrying { get; init; }

    /// <summary>Runs one change to its end.</summary>
    /// <param name="change">The change.</param>
    /// <param name="progress">Its progress.</param>
    /// <param name="timeout">How long it may take once it has begun.</param>
    /// <param name="acquireAsync">Waits until the change may begin; what it returns is disposed at the end.</param>
    /// <param name="stopping">Stops everything.</param>
    /// <exception cref="ApiException">It failed.</exception>
    /// <exception cref="EniTimeoutException">It isn't finished in time.</exception>
    public async Task<EniResult> RunAsync(
        EniChange change, ChangeTracker progress, TimeSpan timeout, Func<CancellationToken, Task<IDisposable>> acquireAsync, CancellationToken stopping)
    {
        progress.RecordRead(await ReadCurrentAsync(change.NetworkInterfaceId, timeout, stopping).ConfigureAwait(false));
        var readAt = _clock.GetTimestamp();
        var step = change.Next(progress.LastSeen, progress);
        if (step is EniStep.Done or EniStep.Fail)
        {
            return Finish(change, progress, step);
        }

        using var lease = await acquireAsync(stopping).ConfigureAwait(false);
        progress.Start();
        using var limit = new CancellationTokenSource(timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        var sender = new Sender(this, change, progress);
        try
        {
            if (_clock.GetElapsedTime(readAt) > MaxAge)
            {
                step = await ReadAsync(change, progress, TimeSpan.Zero, either.Token).ConfigureAwait(false);
            }

            while (step is not (EniStep.Done or EniStep.Fail))
            {
                if (step is EniStep.Send send && await sender.SendAsync(send.Request, either.Token).ConfigureAwait(false))
                {
                    return new EniResult(progress.LastSeen, IsChanged: true, null) { LastListed = progress.LastListed };
                }

                step = await ReadAsync(change, progress, sender.NextInterval(), either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw sender.LastRefusal is { } refusal ? refusal : Timeout(change, timeout, progress);
        }

        return Finish(change, progress, step);
    }

    /// <summary>Reads a network interface, again until the last change of the session shows, at most as long as reads may lag.</summary>
    public async Task<NetworkInterface?> ReadCurrentAsync(string networkInterfaceId, TimeSpan timeout, CancellationToken stopping)
    {
        var eni = await poller.ReadAsync(networkInterfaceId, TimeSpan.Zero, persist: false, stopping).ConfigureAwait(false);
        if (!Unseen.MayMiss(networkInterfaceId, eni, _clock))
        {
            return eni;
        }

        using var limit = new CancellationTokenSource(timeout < ChangeTracker.MaxReadLag ? timeout : ChangeTracker.MaxReadLag, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        try
        {
            while (Unseen.MayMiss(networkInterfaceId, eni, _clock))
            {
                eni = await poller.ReadAsync(networkInterfaceId, LagInterval, persist: true, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            // What was read last decides.
        }

        return eni;
    }

    private async Task<EniStep> ReadAsync(EniChange change, ChangeTracker progress, TimeSpan delay, CancellationToken cancellationToken)
    {
        progress.RecordRead(await poller.ReadAsync(change.NetworkInterfaceId, delay, persist: true, cancellationToken).ConfigureAwait(false));
        return change.Next(progress.LastSeen, progress);
    }

    private EniTimeoutException Timeout(EniChange change, TimeSpan timeout, ChangeTracker progress)
    {
        var eni = progress.LastSeen;
        var instance = eni?.AttachedInstanceId is { } id ? $" on {id}" : string.Empty;
        var seen = eni is null ? "The service doesn't list it yet." : $"The last status was {eni.Status ?? "unknown"}{instance}.";
        var unit = timeout == TimeSpan.FromSeconds(1) ? "second" : "seconds";
        var failure = poller.LastFailure is { } error ? $" The last status request failed: {error.Message} ({error.Code})" : string.Empty;
        return new EniTimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{change.NetworkInterfaceId}: The operation '{change.DescribeOperation(progress)}' didn't complete within {timeout.TotalSeconds:0} {unit}. {seen}{failure}"),
            eni) { AdviceCode = change.TimeoutCode };
    }

    private EniResult Finish(EniChange change, ChangeTracker progress, EniStep step)
    {
        if (step is EniStep.Fail failure)
        {
            // It has been undone, or never was done.
            Unseen.Remove(change.NetworkInterfaceId);
            throw new ApiException(failure.Code, failure.Message, new ErrorContext { RegionId = RegionId, ProfileName = ProfileName });
        }

        // Forgotten if this read shows it: what another client changes from now on isn't waited for.
        _ = Unseen.MayMiss(change.NetworkInterfaceId, progress.LastSeen, _clock);
        return new EniResult(progress.LastSeen, progress.HasSent, ((EniStep.Done)step).Warning) { LastListed = progress.LastListed };
    }

    /// <summary>
    /// Sends the requests of one change. After a failure that <see cref="RetryPolicy"/> doesn't retry, it decides whether the state is read and the change goes on.
    /// </summary>
    private sealed class Sender(EniChangeRunner runner, EniChange change, ChangeTracker progress)
    {
        private int _unknown;
        private int _refused;
        private int _retries;
        private bool _readAtOnce;

        /// <summary>The last refusal, while nothing has been accepted since.</summary>
        public ApiException? LastRefusal { get; private set; }

        public TimeSpan NextInterval()
        {
            var atOnce = _readAtOnce;
            _readAtOnce = false;
            return atOnce ? TimeSpan.Zero : progress.Interval;
        }

        /// <summary>Sends a request; true when the change ends without another read.</summary>
        public async Task<bool> SendAsync(EniRequest request, CancellationToken cancellationToken)
        {
            var hadSent = progress.HasSent;
            progress.HasSent = true;
            try
            {
                await runner._sendAsync(request, cancellationToken).ConfigureAwait(false);
                return Accept(request);
            }
            catch (EniNotSentException)
            {
                progress.HasSent = hadSent;
                throw;
            }
            catch (ApiException failure) when (change.IsSuccess(request, failure.Code))
            {
                return Accept(request);
            }
            catch (ApiException failure)
            {
                // A refused request leaves no operation in progress.
                progress.HasSent = hadSent || failure.MayHaveExecuted;
                if (failure.MayHaveExecuted)
                {
                    runner.Unseen.Add(change, runner._clock);
                }

                if (await DelayAsync(request, failure, cancellationToken).ConfigureAwait(false) is not { } delay)
                {
                    throw;
                }

                LastRefusal = failure;
                _readAtOnce = true;
                runner.Retrying?.Invoke(new RetryTrace(request.Action, runner.RegionId, failure.Code, ++_retries, null, delay));
                await Task.Delay(delay, runner._clock, cancellationToken).ConfigureAwait(false);
                return false;
            }
        }

        private bool Accept(EniRequest request)
        {
            (_unknown, _refused, LastRefusal) = (0, 0, null);
            progress.Accept(request.Action);
            request.Accepted?.Invoke();
            _readAtOnce = change.IsVisibleAtOnce;
            runner.Unseen.Add(change, runner._clock);
            return change.CompletesWithoutRead(progress);
        }

        /// <summary>The delay before the state is read after a failure; <see langword="null"/> when the failure is final.</summary>
        private async Task<TimeSpan?> DelayAsync(EniRequest request, ApiException failure, CancellationToken cancellationToken)
        {
            if (RetryPolicy.IsConflict(failure))
            {
                return RetryPolicy.ConflictDelay;
            }

            // The client has already retried a request with a ClientToken.
            if (failure.MayHaveExecuted && request.RetryMode == RetryMode.ReadStateFirst)
            {
                return _unknown++ < runner.MaxRetry ? Backoff(_unknown) : null;
            }

            if (failure.Code is "InvalidOperation.InvalidEcsState")
            {
                var instance = change.ExclusiveInstanceId ?? progress.LastSeen?.AttachedInstanceId;
                var status = instance is null ? null : await runner._readInstanceStatusAsync(instance, cancellationToken).ConfigureAwait(false);

                // The instance may have left the state since the refusal.
                return status is "Starting" or "Stopping" or "Pending" ? InstanceDelay
                    : status is "Running" or "Stopped" && _refused++ < 2 ? Backoff(_refused)
                    : null;
            }

            // The read that allowed the request may have been older than the state.
            var isReadStale = failure.Code is "InvalidOperation.InvalidEniState" && (change.IsTransition || EniChange.IsTransitional(progress.LastSeen));
            return (isReadStale && _refused++ < 4) || (change.ShouldReadStateAfter(request, failure.Code) && _refused++ < 2) ? Backoff(_refused) : null;
        }

        private static TimeSpan Backoff(int tries)
        {
            var delay = TimeSpan.FromSeconds(0.5 * Math.Pow(2, tries - 1));
            return delay < MaxDelay ? delay : MaxDelay;
        }
    }
}
