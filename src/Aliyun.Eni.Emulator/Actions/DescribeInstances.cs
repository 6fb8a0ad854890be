using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Instances, as far as finding primary interfaces by security group needs them. An instance is what has a primary interface.</summary>
internal sealed class DescribeInstances : IAction
{
    public string Version => "2014-05-26";

    public string Name => "DescribeInstances";

    public ParameterSchema Parameters { get; } = new(
        new("RegionId"),
        new("SecurityGroupId"),
        new("InstanceIds"),
        new("VpcId"),
        new("VSwitchId"),
        new("ZoneId"),
        new("ResourceGroupId"),
        new("Status"),
        TagFilter.Rule,
        new("MaxResults", ParameterKind.Number),
        new("NextToken"),
        new("PageNumber", ParameterKind.Number),
        new("PageSize", ParameterKind.Number));

    public Answer Run(ActionContext context)
    {
        var rows = context.RequiredRegion();
        var matches = new InstanceQuery(context.Parameters).Run(rows);
        var page = new Pager(context.Parameters, Name, new PageLimits(10, 10, 100, 100), context.Manners).Take(matches);
        var primaries = page.Positions.Select(rows.At).OfType<EniRow>().ToArray();
        return new(primaries.Length, answer =>
        {
            page.WriteMembers(answer);
            answer.StartList("Instances", "Instance", primaries.Length);
            foreach (var primary in primaries)
            {
                var attached = rows.Index.ByInstance[primary.InstanceId!].Select(rows.At).OfType<EniRow>();
                InstanceWriter.Write(answer, primary, [.. attached]);
            }

            answer.EndList();
        });
    }
}
