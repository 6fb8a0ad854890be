using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pipeline;

namespace Aliyun.Eni.Listing;

/// <summary>
/// Lists regions concurrently. Each page goes to the writer as it arrives; a listing that fails is one error, and the others continue.
/// </summary>
internal sealed class EniListing(PipelineQueue queue, IListingWriter writer, ListingProgress progress, PagingWindow window)
{
    /// <summary>Whether responses are written instead of rows.</summary>
    public bool AsPage { get; init; }

    /// <summary>Whether the number of matching rows is written first.</summary>
    public bool IncludeTotalCount { get; init; }

    /// <summary>The maximum number of regions at a time.</summary>
    public int ThrottleLimit { get; init; } = 1;

    /// <summary>Whether a profile without credentials is an error beside the rows of others; a single one ends the command.</summary>
    public bool HasSeveralProfiles { get; init; }

    /// <summary>The IDs and addresses that must be found; <see langword="null"/> if the listing can't tell.</summary>
    public MissingItemTracker? MissingItems { get; init; }

    /// <summary>The addresses that decide whether the fallback listings run.</summary>
    public IpAddressFilter? IpAddresses { get; init; }

    public async Task RunAsync(IReadOnlyList<RegionListing> regions, CancellationToken cancellationToken)
    {
        if (IncludeTotalCount)
        {
            await CountAsync(regions, cancellationToken).ConfigureAwait(false);
            regions = [.. regions.Where(static region => !region.HasFailed)];
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await ListRegionsAsync(regions, static region => region.Plans, enough).ConfigureAwait(false);
            await FallBackAsync([.. regions.Where(static region => !region.HasFailed && region.Plans.Any(static plan => plan.Fallback is not null))], enough).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (window.IsComplete && !cancellationToken.IsCancellationRequested)
        {
            // The window is complete: the other requests were cancelled.
        }

        queue.Enqueue(progress.End);

        // After a failure or a complete window, what is missing may exist.
        if (!window.IsComplete && !regions.Any(static region => region.HasFailed))
        {
            foreach (var (parameter, value) in MissingItems?.Missing ?? [])
            {
                queue.Enqueue(() => writer.WriteNotFound(parameter, value));
            }
        }
    }

    private Task FallBackAsync(IReadOnlyList<RegionListing> regions, CancellationTokenSource enough)
    {
        if (regions.Count == 0 || IpAddresses?.Missing.FirstOrDefault() is not { } missing)
        {
            return Task.CompletedTask;
        }

        queue.Enqueue(() => writer.WriteVerbose($"No network interface has the address {missing}. Reading all network interfaces to find a delegated prefix that contains it."));
        return ListRegionsAsync(regions, static region => region.Plans.Select(static plan => plan.Fallback).OfType<QueryPlan>(), enough);
    }

    private Task ListRegionsAsync(IReadOnlyList<RegionListing> regions, Func<RegionListing, IEnumerable<QueryPlan>> plans, CancellationTokenSource enough)
    {
        queue.Enqueue(() => progress.Begin(regions.Count));
        return ForEachAsync(
            regions,
            async (region, token) =>
            {
                await RunPlansAsync(region, plans(region), enough, token).ConfigureAwait(false);
                WarnOfUnrequested(region);
                queue.Enqueue(progress.AddRegion);
            },
            enough.Token);
    }

    private void WarnOfUnrequested(RegionListing region)
    {
        if (region.UnrequestedCount is > 0 and var count)
        {
            queue.Enqueue(() => writer.WriteWarning(
                $"{region.RegionId}: Skipped {count} network interface{(count == 1 ? " that the service returned but that wasn't" : "s that the service returned but that weren't")} requested."));
            region.UnrequestedCount = 0;
        }
    }

    private Task ForEachAsync(IEnumerable<RegionListing> regions, Func<RegionListing, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(regions, new ParallelOptions { MaxDegreeOfParallelism = ThrottleLimit, CancellationToken = cancellationToken }, work);

    /// <summary>Runs the listings of plans, one after the other.</summary>
    private async Task RunPlansAsync(RegionListing region, IEnumerable<QueryPlan> plans, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        foreach (var whole in plans)
        {
            // The counts of the values replace the first page that decides.
            var plan = region.IsCounted && whole.Split is not null ? Split(region, whole) : whole;
            foreach (var request in plan.Requests)
            {
                var isRead = await TryAsync(region, () => WritePagesAsync(region, request, plan, enough, cancellationToken)).ConfigureAwait(false);
                if (!isRead && plan.StopsAtFailure)
                {
                    return;
                }
            }
        }
    }

    private QueryPlan Split(RegionListing region, QueryPlan plan)
    {
        queue.Enqueue(() => writer.WriteVerbose($"{region.RegionId}: Listing each value of -{plan.SplitParameter} separately, which needs fewer requests."));
        return plan.Split!;
    }

    /// <summary>Writes the pages of a listing. Continues with a listing for each value, if those need fewer requests.</summary>
    private async Task WritePagesAsync(RegionListing region, DescribeNetworkInterfaces request, QueryPlan plan, CancellationTokenSource enough, CancellationToken cancellationToken)
    {
        if (window.IsComplete)
        {
            return;
        }

        var (isDecided, isSplit) = (plan.Split is null, false);
        var pages = region.PagesAsync(
            request, AsPage || !plan.Filter.IsEmpty ? null : window.Remaining, warning => queue.Enqueue(() => writer.WriteWarning(warning)), cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            var read = page.NetworkInterfaces.Count;
            var halfWritten = WriteAsync(region, page, plan.Filter, out var matches, cancellationToken);
            if (window.IsComplete)
            {
                // No other page is requested, here or in another region.
                await enough.CancelAsync().ConfigureAwait(false);

                // Another listing may have completed the window without having cancelled the token yet.
                throw new OperationCanceledException(enough.Token);
            }

            await halfWritten.ConfigureAwait(false);
            if (!isDecided && read > 0)
            {
                // With many matches, a listing for each value would read most of the pages again.
                (isDecided, isSplit) = (true, page.NextToken is not null && matches * 2 < read);
            }

            if (isSplit)
            {
                break;
            }
        }

        if (isSplit)
        {
            await RunPlansAsync(region, [Split(region, plan)], enough, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the rows of a page. The task ends when half of them are written.</summary>
    private Task WriteAsync(RegionListing region, EniPage page, LocalFilter filter, out int matches, CancellationToken cancellationToken)
    {
        region.UnrequestedCount += page.UnrequestedCount;
        var read = page.NetworkInterfaces.Count;
        var matching = filter.Apply(page.NetworkInterfaces);
        matches = matching.Count;
        MissingItems?.Add(matching);
        var rows = region.Deduplicator.RemoveRepeated(matching);
        if (AsPage && rows.Count < read)
        {
            page.NetworkInterfaces = new ValueList<NetworkInterface>([.. rows]);
        }

        // A page that completes a truncated listing may contain only rows that were already written.
        if (AsPage && rows.Count == 0 && matches > 0 && page.NextToken is null)
        {
            return Task.CompletedTask;
        }

        var halfWritten = AsPage
            ? queue.EnqueueBatchAsync(window.Take([page]), writer.WriteItem, cancellationToken)
            : queue.EnqueueBatchAsync(window.Take(rows), writer.WriteItem, cancellationToken);

        // Enqueued after the rows, because written rows make progress unnecessary.
        queue.Enqueue(() => progress.AddRows(read));
        return halfWritten;
    }

    /// <summary>Writes the sum of all counts. A region that can't be counted has failed.</summary>
    private async Task CountAsync(IReadOnlyList<RegionListing> regions, CancellationToken cancellationToken)
    {
        var (total, inexact) = (0L, 0);
        await ForEachAsync(
            regions,
            async (region, token) =>
            {
                var isExact = false;
                await TryAsync(region, async () =>
                {
                    (var count, isExact) = await region.CountAsync(token).ConfigureAwait(false);
                    Interlocked.Add(ref total, count);
                }).ConfigureAwait(false);
                if (!isExact)
                {
                    Interlocked.Increment(ref inexact);
                }
            },
            cancellationToken).ConfigureAwait(false);
        queue.Enqueue(() =>
        {
            progress.Total = total;
            writer.WriteTotalCount((ulong)total, inexact == 0);
        });
    }

    /// <summary>Runs a part of a region's listing. Its failure is one error, and <see langword="false"/>.</summary>
    private async Task<bool> TryAsync(RegionListing region, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (ApiException error)
        {
            var rest = window.Rest;
            queue.Enqueue(() => writer.WriteFailure(error, rest));
        }
        catch (CredentialException error) when (HasSeveralProfiles)
        {
            queue.Enqueue(() => writer.WriteFailure(error, region.ProfileName));
        }
        catch (Exception error) when (ErrorRecords.IsUnexpected(error))
        {
            var context = new ErrorContext { Action = nameof(DescribeNetworkInterfaces), RegionId = region.RegionId, ProfileName = region.ProfileName };
            var failure = ErrorRecords.Unexpected(error, context);
            var rest = window.Rest;
            queue.Enqueue(() => writer.WriteFailure(failure, rest));
        }

        region.HasFailed = true;
        return false;
    }
}
