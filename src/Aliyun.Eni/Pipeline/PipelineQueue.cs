namespace Aliyun.Eni.Pipeline;

/// <summary>A queue of writes from pool threads to the pipeline thread, the only one that may call Write*.</summary>
/// <remarks>A BlockingCollection would spin before it waits: the time between two pages is far longer, and the spinning is processor time of the user.</remarks>
internal sealed class PipelineQueue
{
    // A monitor, not a Lock: a lock has no condition to wait for.
    private readonly Queue<Action> _writes = new();
    private bool _isComplete;

    /// <summary>Adds a write and returns at once.</summary>
    public void Enqueue(Action write)
    {
        lock (_writes)
        {
            _writes.Enqueue(write);
            Monitor.PulseAll(_writes);
        }
    }

    /// <summary>
    /// Adds the writes of a batch. The task ends when half of them are written: the next batch then arrives while the rest is written, and never more
    /// than two batches are in memory.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one item.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EnqueueBatchAsync<T>(IReadOnlyList<T> items, Action<T> write, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return Task.CompletedTask;
        }

        var halfWritten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(() =>
        {
            var half = (items.Count - 1) / 2;
            for (var i = 0; i < items.Count; i++)
            {
                write(items[i]);
                if (i == half)
                {
                    halfWritten.SetResult();
                }
            }
        });
        return halfWritten.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the queue: no write follows.</summary>
    public void Complete()
    {
        lock (_writes)
        {
            _isComplete = true;
            Monitor.PulseAll(_writes);
        }
    }

    /// <summary>Runs the writes on the calling thread until <see cref="Complete"/>.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        using var stopping = cancellationToken.Register(() =>
        {
            lock (_writes)
            {
                Monitor.PulseAll(_writes);
            }
        });
        while (Next(cancellationToken) is { } write)
        {
            write();
        }
    }

    /// <summary>Runs the writes that are there, on the calling thread.</summary>
    public void RunPending()
    {
        while (TryDequeue() is { } write)
        {
            write();
        }
    }

    /// <summary>Waits for a write; <see langword="null"/> when the queue is complete.</summary>
    private Action? Next(CancellationToken cancellationToken)
    {
        lock (_writes)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_writes.TryDequeue(out var write) || _isComplete)
                {
                    return write;
                }

                Monitor.Wait(_writes);
            }
        }
    }

    private Action? TryDequeue()
    {
        lock (_writes)
        {
            return _writes.TryDequeue(out var write) ? write : null;
        }
    }
}
