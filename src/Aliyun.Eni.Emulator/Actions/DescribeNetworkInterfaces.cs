using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Lists network interfaces.</summary>
[Action(ActionAttribute.Ecs)]
internal sealed class DescribeNetworkInterfaces : IAction
{
    public ParameterReader Parameters { get; } = new(
    [
        Parameter.Required("RegionId"),
        .. EniFilter.Parameters,
        Parameter.Number("MaxResults"),
        new("NextToken"),
        Parameter.Number("PageNumber"),
        Parameter.Number("PageSize"),
    ]);

    public ActionResult Run(ActionContext context)
    {
        var region = context.Region;
        var filter = new EniFilter(context.Parameters);
        var limits = new PageLimits(10, 10, 500, context.Options.MaxPageSize);
        var page = new Pager(context.Parameters, nameof(DescribeNetworkInterfaces), limits, context.Faults)
            .Take(position => filter.Apply(region, position, context.ReadTime));
        return page.ToResult("NetworkInterfaceSets", "NetworkInterfaceSet", EniRow.ToJson(page.Items));
    }
}
