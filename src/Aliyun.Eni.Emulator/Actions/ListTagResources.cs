using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Tags of interfaces as flat rows, one a tag. There is no MaxResults, so a listing has many pages.</summary>
internal sealed class ListTagResources : IAction
{
    private const int PageSize = 50;

    // A position is a row's slot and the number of a tag on it; a row has 20 tags at most.
    private const int TagsInRow = 32;

    public string Version => "2014-05-26";

    public string Name => "ListTagResources";

    public ParameterSchema Parameters { get; } = new(
        new("RegionId"), new("ResourceType"), new("ResourceId", ParameterKind.List, 50), TagFilter.Rule, new("NextToken"));

    public Answer Run(ActionContext context)
    {
        var rows = context.RequiredRegion();
        var parameters = context.Parameters;
        if (parameters.Required("ResourceType") is var type && type != "eni")
        {
            throw new ServiceException(404, "InvalidResourceType.NotFound", $"The ResourceType {type} is not known here; eni is.");
        }

        var limits = new PageLimits(PageSize, PageSize, PageSize, 0);
        var page = new Pager(parameters, Name, limits, context.Manners).Take(Matches(parameters, rows));
        return new(page.Positions.Count, answer =>
        {
            answer.Text("NextToken", page.NextToken);
            answer.StartList("TagResources", "TagResource", page.Positions.Count);
            foreach (var position in page.Positions)
            {
                Write(answer, rows.At(position / TagsInRow), position % TagsInRow);
            }

            answer.EndList();
        });
    }

    private static Matches Matches(ActionParameters parameters, RegionRows rows)
    {
        var tags = new TagFilter(parameters);
        var ids = parameters.List("ResourceId");
        return ids.Count == 0
            ? new(rows.Index.Scan($"ListTagResources?{parameters.FilterText}", () => Positions(rows, tags, Enumerable.Range(0, rows.Slots))))
            : new([.. Positions(rows, tags, ids.Distinct().Where(rows.Index.ById.ContainsKey).Select(id => rows.Index.ById[id]).Order())]);
    }

    private static IEnumerable<int> Positions(RegionRows rows, TagFilter filter, IEnumerable<int> slots) =>
        from slot in slots
        let tags = rows.At(slot)?.Tags
        where tags is not null && filter.Accepts(tags)
        from number in Enumerable.Range(0, tags.Count)
        where filter.Names(tags[number])
        select (slot * TagsInRow) + number;

    private static void Write(IAnswerWriter answer, EniRow? row, int number)
    {
        if (row?.Tags is { } tags && number < tags.Count)
        {
            answer.StartItem();
            answer.Text("ResourceId", row.NetworkInterfaceId);
            answer.Text("ResourceType", "eni");
            answer.Text("TagKey", tags[number].Key);
            answer.Text("TagValue", tags[number].Value);
            answer.EndItem();
        }
    }
}
