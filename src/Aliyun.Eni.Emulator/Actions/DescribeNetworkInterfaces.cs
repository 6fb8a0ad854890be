using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The action the module is about.</summary>
internal sealed class DescribeNetworkInterfaces : IAction
{
    public string Version => "2014-05-26";

    public string Name => "DescribeNetworkInterfaces";

    public ParameterSchema Parameters { get; } = new(
        new("RegionId"),
        new("Type"),
        new("Status"),
        new("InstanceId"),
        new("NetworkInterfaceId", ParameterKind.List, 100),
        new("NetworkInterfaceName"),
        new("PrimaryIpAddress"),
        new("PrivateIpAddress", ParameterKind.List, 100),
        new("Ipv6Address", ParameterKind.List, 100),
        new("SecurityGroupId"),
        new("VSwitchId"),
        new("VpcId"),
        new("ResourceGroupId"),
        TagFilter.Rule,
        new("ServiceManaged", ParameterKind.Flag),
        new("MaxResults", ParameterKind.Number),
        new("NextToken"),
        new("PageNumber", ParameterKind.Number),
        new("PageSize", ParameterKind.Number));

    public Answer Run(ActionContext context)
    {
        var rows = context.RequiredRegion();
        var matches = new EniQuery(context.Parameters).Run(rows);
        var limits = new PageLimits(10, 10, 500, context.Options.MaxPageSize);
        var page = new Pager(context.Parameters, Name, limits, context.Manners).Take(matches);
        return new(page.Positions.Count, answer =>
        {
            page.WriteMembers(answer);
            answer.StartList("NetworkInterfaceSets", "NetworkInterfaceSet", page.Positions.Count);
            foreach (var slot in page.Positions)
            {
                // A row removed since the page was cut is simply gone.
                if (rows.At(slot) is { } row)
                {
                    NetworkInterfaceWriter.Write(answer, row);
                }
            }

            answer.EndList();
        });
    }
}
