using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Lists the tags of network interfaces, one row per tag. There is no MaxResults, so a listing has many pages.</summary>
[Action(ActionAttribute.Ecs)]
internal sealed class ListTagResources : IAction
{
    private const int PageSize = 50;

    // A position combines a row's position with the number of one of its tags, of which there are 20 at most.
    private const int TagsPerRow = 32;

    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("ResourceType"), Parameter.List("ResourceId", 50), Parameter.Tags(), new("NextToken"));

    public ActionResult Run(ActionContext context)
    {
        var (region, parameters) = (context.Region, context.Parameters);
        if (parameters.Required("ResourceType") is var type && type != "eni")
        {
            throw new ServiceException(404, "InvalidResourceType.NotFound", $"The ResourceType {type} is not known here; eni is.");
        }

        var filter = new TagFilter(parameters);
        var ids = parameters.List("ResourceId").ToHashSet(StringComparer.Ordinal);
        var limits = new PageLimits(PageSize, PageSize, PageSize, 0);
        var page = new Pager(parameters, nameof(ListTagResources), limits, context.Faults).Take(position => Tags(region, filter, ids, position, context.ReadTime));
        var rows = new JsonArray();
        foreach (var (id, tag) in page.Items)
        {
            rows.Add(new JsonObject { ["ResourceId"] = id, ["ResourceType"] = "eni", ["TagKey"] = tag.Key, ["TagValue"] = tag.Value });
        }

        return new(new() { ["NextToken"] = page.NextToken, ["TagResources"] = new JsonObject { ["TagResource"] = rows } }, rows.Count);
    }

    private static IEnumerable<(int Position, (string Id, EniTag Tag) Item)> Tags(
        RegionData region, TagFilter filter, HashSet<string> ids, int position, DateTimeOffset? asOf) =>
        from entry in ids.Count == 0 ? region.From(position / TagsPerRow, asOf) : region.WithIds(ids, asOf)
        let tags = entry.Row.Tags
        where tags is not null && filter.Matches(tags)
        from number in Enumerable.Range(0, tags.Count)
        let at = (entry.Position * TagsPerRow) + number
        where at >= position && filter.HasKey(tags[number])
        select (at, (entry.Row.NetworkInterfaceId, tags[number]));
}
