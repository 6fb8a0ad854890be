using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Lifecycle;

/// <summary>
/// Runs the changes of a command concurrently, but those of one network interface and those of one instance in the order in which they were started.
/// The callbacks are called on the threads of the changes.
/// </summary>
/// <param name="limit">The maximum number of changes at a time.</param>
/// <param name="timeout">How long a change may take once it has begun.</param>
/// <param name="stopping">Cancels all changes.</param>
internal sealed class RunningChanges(int limit, TimeSpan timeout, CancellationToken stopping)
{
    private readonly Dictionary<(EniConnection Connection, string Id), Task> _lastTaskById = [];
    private readonly List<RunningChange> _changes = [];
    private readonly List<Task> _tasks = [];
    private readonly Dictionary<(EniConnection Connection, string InstanceId), Task> _lastTaskByInstance = [];
    private readonly ConcurrencyLimiter _throttle = new(limit);

    /// <summary>Called with the result of a change.</summary>
    public required Action<PlannedChange, EniResult> Succeeded { get; init; }

    /// <summary>Called with the exception of a change.</summary>
    public required Action<PlannedChange, Exception> Failed { get; init; }

    /// <summary>Called when a change has ended in whatever way, after the other callbacks.</summary>
    public required Action<PlannedChange> Ended { get; init; }

    /// <summary>The number of changes.</summary>
    public int Count => _changes.Count;

    /// <summary>The number of changes that have succeeded or failed.</summary>
    public int FinishedCount => _changes.Count(static one => one.IsFinished);

    /// <summary>Completes when all changes have ended; fails only with an exception of a change that isn't passed to <see cref="Failed"/>.</summary>
    public Task Completion => Task.WhenAll(_tasks);

    /// <summary>Starts a change.</summary>
    /// <param name="planned">The change.</param>
    /// <param name="progress">Its progress.</param>
    public void Start(PlannedChange planned, ChangeTracker progress)
    {
        var change = new RunningChange(planned, progress);
        var key = (planned.Connection, planned.NetworkInterfaceId);
        var before = _lastTaskById.GetValueOrDefault(key, Task.CompletedTask);
        var turn = planned.Change.ExclusiveInstanceId is { } id ? _lastTaskByInstance.GetValueOrDefault((planned.Connection, id), Task.CompletedTask) : Task.CompletedTask;
        var task = Task.Run(async () =>
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await RunAsync(change, turn).ConfigureAwait(false);
        });
        _changes.Add(change);
        _tasks.Add(task);
        _lastTaskById[key] = task;
        if (planned.Change.ExclusiveInstanceId is { } instance)
        {
            _lastTaskByInstance[(planned.Connection, instance)] = task;
        }
    }

    /// <summary>Waits until all changes have ended, whether they succeeded or not.</summary>
    public void Wait()
    {
        foreach (IAsyncResult task in _tasks)
        {
            task.AsyncWaitHandle.WaitOne();
        }
    }

    /// <summary>Describes the changes that the command was stopped before it could report; <see langword="null"/> for none.</summary>
    public string? DescribeOpen()
    {
        RunningChange[] open = [.. _changes.Where(static one => one.IsOpen)];
        return open.Length == 0
            ? null
            : "The command was stopped."
              + Describe([.. open.Where(static one => one.IsFinished)], "Finished", "To see the result", static _ => "Get-AliEni")
              + Describe([.. open.Where(static one => !one.IsFinished && one.Planned.Change.IsTransition && one.NextCommand is null)], "In progress", "To wait for completion", static one => one.Planned.Change.EndsDeleted ? "Wait-AliEni -Deleted" : "Wait-AliEni")
              + Describe([.. open.Where(static one => !one.IsFinished && one.NextCommand is not null)], "Incomplete", "To continue", static one => one.NextCommand!)
              + Describe([.. open.Where(static one => !one.IsFinished && !one.Planned.Change.IsTransition)], "Outcome unknown", "To see the result", static _ => "Get-AliEni");
    }

    private static string Describe(RunningChange[] open, string what, string purpose, Func<RunningChange, string> command)
    {
        if (open.Length == 0)
        {
            return string.Empty;
        }

        var commands = from one in open
                       group one.Planned.NetworkInterfaceId by (Command: command(one), one.Planned.Connection) into some
                       select $"{some.Key.Command} {string.Join(", ", some)} {some.Key.Connection.Arguments}";
        return $"\n{what}: {string.Join(", ", open.Select(static one => $"{one.Planned.NetworkInterfaceId} ({one.Planned.Change.DescribeOperation(one.Progress)})"))}. {purpose}, run: {string.Join("; ", commands)}";
    }

    private async Task RunAsync(RunningChange running, Task turn)
    {
        var (_, connection, change) = running.Planned;
        try
        {
            var result = await connection.Runner.RunAsync(change, running.Progress, timeout, token => AcquireAsync(turn, token), stopping).ConfigureAwait(false);
            running.IsFinished = true;
            Succeeded(running.Planned, result);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // DescribeOpen reports it.
        }
        catch (Exception failure) when (failure is EniTimeoutException || ErrorRecords.IsFailure(failure))
        {
            running.IsFinished = true;
            running.Planned.MayHaveChanged = running.Progress.HasSent;
            Failed(running.Planned, failure);
        }
        finally
        {
            Ended(running.Planned);
        }
    }

    // Wait for the instance before taking a throttle slot, so that waiting changes don't block others.
    private async Task<IDisposable> AcquireAsync(Task turn, CancellationToken cancellationToken)
    {
        // Its failure is reported by itself.
        await ((Task)Task.WhenAny(turn)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await _throttle.AcquireAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record RunningChange(PlannedChange Planned, ChangeTracker Progress)
    {
        /// <summary>Whether it has succeeded or failed; false for one that was cancelled.</summary>
        public bool IsFinished { get; set; }

        /// <summary>The command that sends what this one hasn't sent; <see langword="null"/> if all was sent.</summary>
        public string? NextCommand => Planned.Change.NextCommand(Progress);

        /// <summary>Whether it may have changed something that the command hasn't reported.</summary>
        public bool IsOpen => !Planned.IsReported && Progress.HasSent;
    }
}
