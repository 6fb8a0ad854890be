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
        if (WithTotalCount)
        {
            await CountAsync(queries, cancellationToken).ConfigureAwait(false);
        }

        foreach (var query in queries)
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
                Fail(error, query);
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

    /// <summary>Writes the sum of all counts. A listing that cannot be counted will say so itself when it is listed.</summary>
    private async Task CountAsync(IReadOnlyList<EniQuery> queries, CancellationToken cancellationToken)
    {
        var total = 0UL;
        var isExact = true;
        foreach (var query in queries)
        {
            try
            {
                total += await query.CountAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (EcsException error)
            {
                isExact = false;
                if (window.IsFull)
                {
                    Fail(error, query);
                }
            }
        }

        outbox.Post(() => writer.WriteTotalCount(total, isExact));
    }

    private void Fail(EcsException error, EniQuery query)
    {
        var explained = UnknownRegion.Explain(error, query.Connection);
        outbox.Post(() => writer.WriteFailure(explained));
    }
}
