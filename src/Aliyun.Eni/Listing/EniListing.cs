using Aliyun.Eni.Errors;
using Aliyun.Eni.Pumping;

namespace Aliyun.Eni.Listing;

/// <summary>Runs listings one after another: rows go to the writer page by page, a listing that fails is one error and the next one is asked.</summary>
internal sealed class EniListing(Outbox outbox, IListingWriter writer, Window window)
{
    /// <summary>Whether whole responses are written instead of rows.</summary>
    public bool AsPage { get; init; }

    /// <summary>Whether the number of rows that match is written first.</summary>
    public bool WithTotalCount { get; init; }

    public async Task RunAsync(IReadOnlyList<EniQuery> queries, CancellationToken cancellationToken)
    {
        var answering = WithTotalCount ? await CountAsync(queries, cancellationToken).ConfigureAwait(false) : queries;
        foreach (var query in answering)
        {
            if (window.IsFull)
            {
                return;
            }

            try
            {
                await ListAsync(query, cancellationToken).ConfigureAwait(false);
            }
            catch (EcsException error)
            {
                var explained = UnknownRegion.Explain(error, query.Connection);
                outbox.Post(() => writer.WriteFailure(explained));
            }
        }
    }

    private async Task ListAsync(EniQuery query, CancellationToken cancellationToken)
    {
        await foreach (var page in query.PagesAsync(AsPage ? null : window.Needed, cancellationToken).ConfigureAwait(false))
        {
            var half = AsPage
                ? outbox.PostHalfAsync(window.Cut([page]), writer.WriteItem, cancellationToken)
                : outbox.PostHalfAsync(window.Cut(page.NetworkInterfaces), writer.WriteItem, cancellationToken);
            if (window.IsFull)
            {
                // Enough is known: the next page is not asked for, whether this one is written yet or not.
                return;
            }

            await half.ConfigureAwait(false);
        }
    }

    /// <summary>Writes the sum of all counts, and gives back the listings that could be counted.</summary>
    private async Task<IReadOnlyList<EniQuery>> CountAsync(IReadOnlyList<EniQuery> queries, CancellationToken cancellationToken)
    {
        List<EniQuery> counted = [];
        var total = 0UL;
        foreach (var query in queries)
        {
            try
            {
                total += await query.CountAsync(cancellationToken).ConfigureAwait(false);
                counted.Add(query);
            }
            catch (EcsException error)
            {
                var explained = UnknownRegion.Explain(error, query.Connection);
                outbox.Post(() => writer.WriteFailure(explained));
            }
        }

        outbox.Post(() => writer.WriteTotalCount(total));
        return counted;
    }
}
