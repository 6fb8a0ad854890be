using System.Collections.Concurrent;

namespace Aliyun.Eni.Pipeline;

/// <summary>A queue of writes from pool threads to the pipeline thread, the only one that may call Write*.</summary>
internal sealed class PipelineQueue : IDisposable
{
    private readonly BlockingCollection<Action> _writes = [];

    /// <summary>Adds a write and returns at once.</summary>
    public void Enqueue(Action write) => _writes.Add(write);

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
    public void Complete() => _writes.CompleteAdding();

    /// <summary>Runs the writes on the calling thread until <see cref="Complete"/>.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        foreach (var write in _writes.GetConsumingEnumerable(cancellationToken))
        {
            write();
        }
    }

    /// <summary>Runs the writes that are there, on the calling thread.</summary>
    public void RunPending()
    {
        while (_writes.TryTake(out var write))
        {
            write();
        }
    }

    public void Dispose() => _writes.Dispose();
}
