using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Paging;

/// <summary>Cuts a listing into pages, by token or by number; MaxResults or NextToken decides which.</summary>
internal sealed class Pager(ActionParameters parameters, string action, PageLimits limits, PageManners manners)
{
    private readonly string _filter = $"{action}?{parameters.FilterText}";

    public Page Take(Matches matches) =>
        parameters.Text("NextToken") is null && parameters.Number("MaxResults") is null && limits.MostPageSize > 0
            ? TakeByNumber(matches)
            : TakeByToken(matches);

    private Page TakeByNumber(Matches matches)
    {
        var number = InRange("PageNumber", parameters.Number("PageNumber") ?? 1, int.MaxValue);
        var size = InRange("PageSize", parameters.Number("PageSize") ?? 10, limits.MostPageSize);
        var start = (int)Math.Min((number - 1L) * size, matches.Count);
        var positions = Positions(matches, start, size);
        var token = manners.HasFlag(PageManners.TokenOnLastPage) ? new PageToken(int.MaxValue, 1, false).Encode(_filter) : null;
        return new(positions, token, matches.Count, number, size);
    }

    private Page TakeByToken(Matches matches)
    {
        var sent = parameters.Text("NextToken");
        var from = sent is null ? default : PageToken.Decode(sent, _filter);
        var start = matches.IndexOf(from.Position);
        var positions = Positions(matches, start, Size(from, start, matches.Count));
        var end = start + positions.Length;
        var next = new PageToken(end < matches.Count ? matches[end] : int.MaxValue, from.Sequence + 1, positions.Length == 0);
        var more = end < matches.Count || (manners.HasFlag(PageManners.TokenOnLastPage) && positions.Length > 0);
        var token = !more ? "" : manners.HasFlag(PageManners.RepeatToken) && sent is not null ? sent : next.Encode(_filter);

        // The documents call TotalCount meaningless here, so nothing may come out right by luck.
        return new(WithDuplicates(positions), token, (start * 7 % 1000) + 3, 1, positions.Length);
    }

    private int Size(PageToken from, int start, int count)
    {
        var asked = parameters.Number("MaxResults") is { } max ? Math.Clamp(max, limits.LeastResults, limits.MostResults) : limits.DefaultResults;
        var left = count - start;
        if (manners.HasFlag(PageManners.EmptyMiddle) && left > 0 && from is { AfterEmpty: false, Sequence: > 0 })
        {
            return 0;
        }

        return manners.HasFlag(PageManners.Short) ? Math.Max(1, Math.Min(asked, left) / (2 + (from.Sequence % 3))) : asked;
    }

    private static int[] Positions(Matches matches, int start, int size)
    {
        var positions = new int[Math.Min(size, matches.Count - start)];
        for (var at = 0; at < positions.Length; at++)
        {
            positions[at] = matches[start + at];
        }

        return positions;
    }

    private int[] WithDuplicates(int[] positions) =>
        manners.HasFlag(PageManners.DuplicateRows) && positions.Length > 0 ? [.. positions, positions[0]] : positions;

    private static int InRange(string name, int value, int most) =>
        value >= 1 && value <= most ? value : throw ServiceException.InvalidParameter(name, $"{value} is not between 1 and {most}.");
}
