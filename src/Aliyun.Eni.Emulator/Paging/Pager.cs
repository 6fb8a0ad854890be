using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Actions;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Paging;

/// <summary>An action's limits of MaxResults and PageSize.</summary>
/// <param name="DefaultResults">The page size without MaxResults.</param>
/// <param name="MinResults">A smaller MaxResults is silently raised to this.</param>
/// <param name="MaxResults">A larger MaxResults is silently lowered to this.</param>
/// <param name="MaxPageSize">A larger PageSize is an error; 0 when the action has no numbered pages.</param>
internal readonly record struct PageLimits(int DefaultResults, int MinResults, int MaxResults, int MaxPageSize);

/// <summary>One page of a listing.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextToken">Empty at the end; null in page-number mode, which has none (aliyun-cli issue #512).</param>
/// <param name="TotalCount">Correct in page-number mode only.</param>
/// <param name="PageNumber">1 in token mode.</param>
/// <param name="PageSize">The number of rows in token mode, without repeated ones.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken, int TotalCount, int PageNumber, int PageSize)
{
    /// <summary>The response: the paging members and the wrapped list.</summary>
    public ActionResult ToResult(string listName, string itemName, JsonNode rows)
    {
        var body = new JsonObject { [nameof(TotalCount)] = TotalCount, [nameof(PageSize)] = PageSize };
        if (NextToken is not null)
        {
            body[nameof(NextToken)] = NextToken;
        }

        body[nameof(PageNumber)] = PageNumber;
        body[listName] = new JsonObject { [itemName] = rows };
        return new(body, Items.Count);
    }
}

/// <summary>Cuts a listing into pages, by token when MaxResults or NextToken is sent, else by number.</summary>
internal sealed class Pager(RequestParameters parameters, string action, PageLimits limits, ActiveFaults faults)
{
    private readonly string _filter = $"{action}?{parameters.FilterText}";

    /// <param name="from">Returns the matching rows from a position on, in order and lazily: a page reads no further than it has to.</param>
    public Page<T> Take<T>(Func<int, IEnumerable<(int Position, T Item)>> from) =>
        parameters.Text("NextToken") is null && parameters.Number("MaxResults") is null && limits.MaxPageSize > 0 ? ByNumber(from) : ByToken(from);

    private Page<T> ByNumber<T>(Func<int, IEnumerable<(int Position, T Item)>> from)
    {
        var number = InRange("PageNumber", parameters.Number("PageNumber") ?? 1, int.MaxValue);
        var size = InRange("PageSize", parameters.Number("PageSize") ?? 10, limits.MaxPageSize);
        var (first, total) = ((number - 1L) * size, 0);
        var items = new List<T>();
        foreach (var (_, item) in from(0))
        {
            if (total >= first && total < first + size)
            {
                items.Add(item);
            }

            total++;
        }

        var token = faults.Has(FaultKind.TokenOnLastPage) ? new PageToken(int.MaxValue, 1, false).Encode(_filter) : null;
        return new(items, token, total, number, size);
    }

    private Page<T> ByToken<T>(Func<int, IEnumerable<(int Position, T Item)>> from)
    {
        var sent = parameters.Text("NextToken");
        var token = sent is null ? default : PageToken.Decode(sent, _filter);
        var asked = parameters.Number("MaxResults") is { } max ? Math.Clamp(max, limits.MinResults, limits.MaxResults) : limits.DefaultResults;
        var start = faults.Has(FaultKind.EverNewTokens) ? 0 : token.Position;
        var ahead = from(start).Take(asked + 1).ToArray();
        var size = Size(token, Math.Min(asked, ahead.Length));
        var hasMore = ahead.Length > size;
        var next = new PageToken(hasMore ? ahead[size].Position : int.MaxValue, token.Sequence + 1, size == 0);
        var goesOn = hasMore || faults.Has(FaultKind.EverNewTokens) || (faults.Has(FaultKind.TokenOnLastPage) && size > 0);
        var nextToken = !goesOn ? "" : faults.Has(FaultKind.RepeatToken) && sent is not null ? sent : next.Encode(_filter);
        List<T> items = [.. ahead.Take(size).Select(entry => entry.Item)];
        if (faults.Has(FaultKind.DuplicateRows) && size > 0)
        {
            items.Add(items[0]);
        }

        if (faults.Has(FaultKind.RepeatRows) && token.Sequence > 0)
        {
            items.AddRange(from(0).Take(1).Select(entry => entry.Item));
        }

        // TotalCount is documented as meaningless here, so it must not be correct by accident.
        return new(items, nextToken, (int)((start * 7L) % 1000) + 3, 1, size);
    }

    private int Size(PageToken token, int available)
    {
        if (faults.Has(FaultKind.EmptyMiddlePage) && available > 0 && token is { AfterEmpty: false, Sequence: > 0 })
        {
            return 0;
        }

        return faults.Has(FaultKind.ShortPages) && available > 0 ? Math.Max(1, available / (2 + (token.Sequence % 3))) : available;
    }

    private static int InRange(string name, int value, int max) =>
        value >= 1 && value <= max ? value : throw ServiceException.InvalidParameter(name, $"{value} is not between 1 and {max}.");
}
