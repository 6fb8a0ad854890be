using System.Collections.Concurrent;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Listing.Questions;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Runs listings: those of one region one after another, regions side by side. Rows go to the writer page by page as they come; a listing that fails is
/// one error, and the others go on.
/// </summary>
internal sealed class EniListing(PipelineQueue queue, IListingWriter writer, Window window)
{
    private readonly Steps _steps = new(step => queue.Enqueue(() => writer.WriteStep(step)));
    private readonly ConcurrentDictionary<Connection, bool> _failedAt = new(ReferenceEqualityComparer.Instance);
    private volatile bool _failed;

    /// <summary>Whether whole responses are written instead of rows.</summary>
    public bool AsPage { get; init; }

    /// <summary>Whether the number of rows that match is written first.</summary>
    public bool WithTotalCount { get; init; }

    /// <summary>How many regions are asked at a time.</summary>
    public int ThrottleLimit { get; init; } = 1;

    /// <summary>What must be found, or told of; <see langword="null"/> when nothing was named.</summary>
    public Sought? Sought { get; init; }

    /// <summary>The addresses for which is looked further where nobody holds them at first.</summary>
    public AddressQuestion? Addresses { get; init; }

    public async Task RunAsync(IReadOnlyList<RegionGroup> groups, CancellationToken cancellationToken)
    {
        if (WithTotalCount)
        {
            groups = await CountAsync(groups, cancellationToken).ConfigureAwait(false);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await ListAsync(groups, enough).ConfigureAwait(false);
            await LookFurtherAsync(groups, enough).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (window.IsFull && !cancellationToken.IsCancellationRequested)
        {
            // All that is wanted has come: the rest was stopped.
        }

        _steps.End();
        TellMissing();
    }

    private async Task LookFurtherAsync(IReadOnlyList<RegionGroup> groups, CancellationTokenSource enough)
    {
        RegionGroup[] further = [.. groups.Where(group => group.Then.Count > 0 && !_failedAt.ContainsKey(group.Connection)).Select(static group => group with { Queries = group.Then })];
        if (further.Length > 0 && Addresses?.Missing.FirstOrDefault() is { } missing)
        {
            queue.Enqueue(() => writer.WriteNote($"No network interface has {missing} for its own; all are read, to see whether it lies in a prefix delegated to one."));
            await ListAsync(further, enough).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(IReadOnlyList<RegionGroup> groups, CancellationTokenSource enough)
    {
        _steps.Begin(groups.Count);
        await EachAsync(
            groups,
            async (group, token) =>
            {
                await ListAsync(group, enough, token).ConfigureAwait(false);
                _steps.Region();
            },
            enough.Token).ConfigureAwait(false);
    }

    private Task EachAsync(IReadOnlyList<RegionGroup> groups, Func<RegionGroup, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = ThrottleLimit, CancellationToken = cancellationToken }, work);

    private async Task ListAsync(RegionGroup group, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var doubles = new Doubles(all: group.Queries.Any(static query => query.FindsInSeveralWays));
        foreach (var query in group.Queries)
        {
            if (window.IsFull)
            {
                return;
            }

            await TryAsync(group, () => ListAsync(query, doubles, enough, cancellationToken)).ConfigureAwait(false);

            // These listings ask for the same addresses in several ways: a region that fails is one error, not one for each way.
            if (group.Then.Count > 0 && _failedAt.ContainsKey(group.Connection))
            {
                return;
            }
        }
    }

    private async Task ListAsync(EniQuery query, Doubles doubles, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var page in query.PagesAsync(AsPage ? null : window.Needed, cancellationToken).ConfigureAwait(false))
        {
            rows += page.NetworkInterfaces.Count;
            await WriteAsync(page, query, doubles, enough, cancellationToken).ConfigureAwait(false);
        }

        if (query.IsByHand)
        {
            return;
        }

        await CompleteAsync(query, rows, doubles, enough, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompleteAsync(EniQuery query, int rows, Doubles doubles, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var completion = new Completion(query, warning => queue.Enqueue(() => writer.WriteNotice(warning)));
        try
        {
            await foreach (var page in completion.PagesAsync(rows, cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(page, query, doubles, enough, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ApiException error)
        {
            // It is no page of the user's listing that has failed, and no token goes on behind it.
            throw new ApiException(error.Code, error.Message, error.Context with { Page = null, NextToken = null }, error);
        }
    }

    private async Task WriteAsync(EniPage page, EniQuery query, Doubles doubles, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var read = page.NetworkInterfaces.Count;
        if (!query.Filter.IsEmpty)
        {
            page.NetworkInterfaces = new ValueList<NetworkInterface>(query.Filter.Of(page.NetworkInterfaces));
        }

        Sought?.Found(page.NetworkInterfaces);
        var half = AsPage
            ? queue.EnqueueBatchAsync(window.Cut([page]), writer.WriteItem, cancellationToken)
            : queue.EnqueueBatchAsync(window.Cut(doubles.Without(page.NetworkInterfaces)), writer.WriteItem, cancellationToken);

        // Posted behind the rows: a page that has some is output enough.
        _steps.Page(read);
        if (window.IsFull)
        {
            // Enough is known: no next page is asked for, here or elsewhere, whether this one is written yet or not.
            await enough.CancelAsync().ConfigureAwait(false);

            // Not left to this listing's own token: another listing may be about to cancel it, and not have done so yet.
            throw new OperationCanceledException(enough.Token);
        }

        await half.ConfigureAwait(false);
    }

    /// <summary>Writes the sum of all counts, and gives back the regions that could be counted: one that could not has failed.</summary>
    private async Task<IReadOnlyList<RegionGroup>> CountAsync(IReadOnlyList<RegionGroup> groups, CancellationToken cancellationToken)
    {
        var total = 0UL;
        var isExact = true;
        var failed = new ConcurrentDictionary<RegionGroup, bool>(ReferenceEqualityComparer.Instance);
        await EachAsync(
            groups,
            async (group, token) =>
            {
                foreach (var query in group.Queries)
                {
                    try
                    {
                        var count = await query.CountAsync(token).ConfigureAwait(false);
                        Interlocked.Add(ref total, count);
                        if (!query.CountsAll(count))
                        {
                            Volatile.Write(ref isExact, false);
                        }
                    }
                    catch (ApiException error)
                    {
                        Volatile.Write(ref isExact, false);
                        failed[group] = true;
                        Fail(error, group);
                        return;
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
        queue.Enqueue(() => writer.WriteTotalCount(total, isExact));
        return [.. groups.Where(group => !failed.ContainsKey(group))];
    }

    private async Task TryAsync(RegionGroup group, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            Fail(error, group);
        }
        catch (CredentialException error) when (group.IsOneOfSeveralProfiles)
        {
            _failed = true;
            _failedAt[group.Connection] = true;
            queue.Enqueue(() => writer.WriteFailure(error, group.Connection.ProfileName));
        }
    }

    private void Fail(ApiException error, RegionGroup group)
    {
        _failed = true;
        _failedAt[group.Connection] = true;
        queue.Enqueue(() => writer.WriteFailure(error));
    }

    // Where a listing has failed, or was stopped for having enough, what has not come may still be there.
    private void TellMissing()
    {
        if (_failed || window.IsFull)
        {
            return;
        }

        foreach (var (kind, value) in Sought?.Missing ?? [])
        {
            queue.Enqueue(() => writer.WriteNotFound(kind, value));
        }
    }
}
