using System.Collections.Concurrent;

namespace Aliyun.Eni.Pumping;

/// <summary>
/// What the work on the pool wants written, in order, for the pipeline thread to write: only that thread may call Write* (the engine enforces it).
/// </summary>
internal sealed class Outbox : IDisposable
{
    private readonly BlockingCollection<Action> _writes = [];

    /// <summary>Leaves something to be written and goes on.</summary>
    public void Post(Action write) => _writes.Add(write);

    /// <summary>
    /// Leaves items to be written and goes on when half of them are: what is asked for then arrives while the rest is written, and no more than two
    /// batches are ever held.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task PostHalfAsync<T>(IReadOnlyList<T> items, Action<T> write, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return Task.CompletedTask;
        }

        var halfWritten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
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

    /// <summary>Nothing more will come.</summary>
    public void Complete() => _writes.CompleteAdding();

    /// <summary>Writes, on the calling thread, until <see cref="Complete"/>.</summary>
    /// <exception cref="OperationCanceledException">The user has stopped the pipeline.</exception>
    public void Drain(CancellationToken cancellationToken)
    {
        foreach (var write in _writes.GetConsumingEnumerable(cancellationToken))
        {
            write();
        }
    }

    public void Dispose() => _writes.Dispose();
}
