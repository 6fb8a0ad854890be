using System.Collections.Concurrent;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Pipeline;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Runs the listings of several regions side by side and writes their rows page by page. A listing that fails is one error; the others continue.
/// </summary>
internal sealed class ListingRunner(PipelineQueue queue, IListingWriter writer, PagingWindow window)
{
    private readonly ConcurrentDictionary<EniListing, bool> _failed = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _gate = new();
    private ListingStep _step;

    /// <summary>Whether whole responses are written instead of rows.</summary>
    public bool AsPage { get; init; }

    /// <summary>Whether the number of rows that match is written first.</summary>
    public bool WithTotalCount { get; init; }

    /// <summary>The number of regions that are listed at a time.</summary>
    public int ThrottleLimit { get; init; } = 1;

    /// <summary>The IDs and addresses that must be found; <see langword="null"/> when none were named.</summary>
    public MissingItemTracker? MissingItems { get; init; }

    /// <summary>The addresses that the fallback requests look for.</summary>
    public IpAddressFilter? Addresses { get; init; }

    /// <summary>Runs the listings.</summary>
    public async Task RunAsync(IReadOnlyList<EniListing> listings, CancellationToken cancellationToken)
    {
        if (WithTotalCount)
        {
            await CountAsync(listings, cancellationToken).ConfigureAwait(false);
            listings = [.. listings.Where(listing => !_failed.ContainsKey(listing))];
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await ListAsync(listings, static listing => listing.Queries, enough).ConfigureAwait(false);
            await ListFallbackAsync(listings, enough).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (window.IsComplete && !cancellationToken.IsCancellationRequested)
        {
            // All rows that are wanted have arrived; the other requests were cancelled.
        }

        Advance(static step => step with { IsLast = true });
        WriteMissing();
    }

    private async Task ListFallbackAsync(IReadOnlyList<EniListing> listings, CancellationTokenSource enough)
    {
        EniListing[] others = [.. listings.Where(listing => listing.FallbackQueries.Count > 0 && !_failed.ContainsKey(listing))];
        if (others.Length > 0 && Addresses?.Missing.FirstOrDefault() is { } missing)
        {
            queue.Enqueue(() => writer.WriteVerbose(
                $"No network interface has the address {missing}. Reading all of them to look for a delegated prefix that contains it."));
            await ListAsync(others, static listing => listing.FallbackQueries, enough).ConfigureAwait(false);
        }
    }

    private Task ListAsync(IReadOnlyList<EniListing> listings, Func<EniListing, IReadOnlyList<EniQuery>> queries, CancellationTokenSource enough)
    {
        Advance(step => step with { Regions = listings.Count, RegionsDone = 0 });
        return ForEachAsync(
            listings,
            async (listing, token) =>
            {
                await ListAsync(listing, queries(listing), enough, token).ConfigureAwait(false);
                Advance(static step => step with { RegionsDone = step.RegionsDone + 1 });
            },
            enough.Token);
    }

    private Task ForEachAsync(IReadOnlyList<EniListing> listings, Func<EniListing, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(listings, new ParallelOptions { MaxDegreeOfParallelism = ThrottleLimit, CancellationToken = cancellationToken }, work);

    private async Task ListAsync(EniListing listing, IReadOnlyList<EniQuery> queries, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            // Requests with a fallback look for the same addresses in several ways: a region that fails is one error, not one for each way.
            if (window.IsComplete || (listing.FallbackQueries.Count > 0 && _failed.ContainsKey(listing)))
            {
                return;
            }

            await TryAsync(listing, () => ListAsync(listing, query, enough, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(EniListing listing, EniQuery query, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var pages = listing.PagesAsync(
            query, AsPage ? null : window.Remaining, warning => queue.Enqueue(() => writer.WriteWarning(warning)), cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            await WriteAsync(page, enough, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(ListingPage listed, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        var written = AsPage
            ? queue.EnqueueBatchAsync(window.Take<object>([listed.Page]), writer.WriteItem, cancellationToken)
            : queue.EnqueueBatchAsync(window.Take(listed.Page.NetworkInterfaces), writer.WriteItem, cancellationToken);

        // Behind the rows: a page that has some is output enough.
        Advance(step => step with { Rows = step.Rows + listed.RowsRead });
        if (window.IsComplete)
        {
            // No other page is requested, here or elsewhere, whether this one is written yet or not.
            await enough.CancelAsync().ConfigureAwait(false);

            // Another listing may be about to cancel this one's own token, and not have done so yet.
            throw new OperationCanceledException(enough.Token);
        }

        await written.ConfigureAwait(false);
    }

    /// <summary>Writes the sum of all counts. A region that can't be counted has failed.</summary>
    private async Task CountAsync(IReadOnlyList<EniListing> listings, CancellationToken cancellationToken)
    {
        var total = 0UL;
        var isExact = true;
        await ForEachAsync(
            listings,
            async (listing, token) => await TryAsync(listing, async () =>
            {
                foreach (var query in listing.Queries)
                {
                    var (count, isExactCount) = await listing.CountAsync(query, token).ConfigureAwait(false);
                    Interlocked.Add(ref total, count);
                    if (!isExactCount)
                    {
                        Volatile.Write(ref isExact, false);
                    }
                }
            }).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        isExact &= _failed.IsEmpty;
        queue.Enqueue(() => writer.WriteTotalCount(total, isExact));
    }

    private async Task TryAsync(EniListing listing, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            _failed[listing] = true;
            queue.Enqueue(() => writer.WriteFailure(error));
        }
        catch (CredentialException error) when (listing.IsOneOfSeveralProfiles)
        {
            _failed[listing] = true;
            queue.Enqueue(() => writer.WriteFailure(error, listing.ProfileName));
        }
    }

    // After a failure, and when the listing stopped early, an item that wasn't found may still exist.
    private void WriteMissing()
    {
        if (!_failed.IsEmpty || window.IsComplete)
        {
            return;
        }

        foreach (var (kind, value) in MissingItems?.Missing ?? [])
        {
            queue.Enqueue(() => writer.WriteNotFound(kind, value));
        }
    }

    private void Advance(Func<ListingStep, ListingStep> change)
    {
        lock (_gate)
        {
            var step = _step = change(_step);
            queue.Enqueue(() => writer.WriteProgress(step));
        }
    }
}

/// <summary>How far a command has come.</summary>
/// <param name="RegionsDone">The number of regions that are complete.</param>
/// <param name="Regions">The number of all regions.</param>
/// <param name="Rows">The number of network interfaces read so far, written or not.</param>
/// <param name="IsLast">Whether the command is complete.</param>
internal readonly record struct ListingStep(int RegionsDone, int Regions, long Rows, bool IsLast);

/// <summary>Writes what listings produce. It is called on the pipeline thread only.</summary>
internal interface IListingWriter
{
    void WriteItem(object item);

    /// <param name="count">The number of rows that match.</param>
    /// <param name="isExact">Whether every listing could be counted exactly.</param>
    void WriteTotalCount(ulong count, bool isExact);

    void WriteFailure(ApiException error);

    /// <summary>Writes that a profile, one of several, has no credentials.</summary>
    void WriteFailure(CredentialException error, string? profileName);

    /// <param name="kind">The parameter that named the item.</param>
    /// <param name="value">The ID or address that no network interface has.</param>
    void WriteNotFound(string kind, string value);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteProgress(ListingStep step);
}
