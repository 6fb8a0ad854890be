using System.Text.Json;
using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Lists instances with their network interfaces, whose members differ from those of DescribeNetworkInterfaces.</summary>
[Action(ActionAttribute.Ecs)]
internal sealed class DescribeInstances : IAction
{
    private const int MaxIds = 100;

    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"),
        new("SecurityGroupId"),
        new("InstanceIds"),
        new("VpcId"),
        new("VSwitchId"),
        new("ZoneId"),
        new("ResourceGroupId"),
        new("Status"),
        Parameter.Tags(),
        Parameter.Flag("DryRun"),
        Parameter.Number("MaxResults"),
        new("NextToken"),
        Parameter.Number("PageNumber"),
        Parameter.Number("PageSize"));

    public ActionResult Run(ActionContext context)
    {
        var (region, parameters) = (context.Region, context.Parameters);
        var matches = Filter(parameters);
        if (parameters.Flag("DryRun") == true)
        {
            throw new ServiceException(400, "DryRunOperation", "Request validation has been passed with DryRun flag set.");
        }

        var page = new Pager(parameters, nameof(DescribeInstances), new PageLimits(10, 10, 100, 100), context.Faults)
            .Take(position => region.Instances.From(position).Where(entry => matches(entry.Row)));
        var rows = page.Items.Select(instance => ToJson(instance, [.. region.InterfacesOf(instance.InstanceId)]));
        return page.ToResult("Instances", "Instance", new JsonArray([.. rows]));
    }

    private static Predicate<EcsInstance> Filter(RequestParameters parameters)
    {
        var tags = new TagFilter(parameters);
        var ids = Ids(parameters);
        return instance =>
            ids?.Contains(instance.InstanceId) != false
            && Is("VpcId", instance.VpcId)
            && Is("VSwitchId", instance.VSwitchId)
            && Is("ZoneId", instance.ZoneId)
            && Is("ResourceGroupId", instance.ResourceGroupId)
            && Is("Status", instance.Status)
            && (parameters.Text("SecurityGroupId") is not { } group || instance.SecurityGroupIds?.Contains(group) == true)
            && tags.Matches(instance.Tags);

        bool Is(string name, string? value) => parameters.Text(name) is not { } wanted || wanted == value;
    }

    /// <summary>InstanceIds is a JSON array in a text, unlike every other list.</summary>
    private static HashSet<string>? Ids(RequestParameters parameters)
    {
        if (parameters.Text("InstanceIds") is not { } text)
        {
            return null;
        }

        try
        {
            var ids = JsonSerializer.Deserialize<HashSet<string>>(text) ?? [];
            return ids.Count <= MaxIds ? ids : throw ServiceException.InvalidParameter("InstanceIds", $"at most {MaxIds} ids are allowed.");
        }
        catch (JsonException)
        {
            throw ServiceException.InvalidParameter("InstanceIds", "it is not a JSON array of texts.");
        }
    }

    private static JsonObject ToJson(EcsInstance instance, IReadOnlyList<EniRow> interfaces)
    {
        var primary = interfaces.FirstOrDefault(row => row.Type == "Primary");
        var json = new JsonObject
        {
            ["InstanceId"] = instance.InstanceId,
            ["InstanceName"] = instance.InstanceName,
            ["Status"] = instance.Status,
            ["InstanceType"] = instance.InstanceType,
            ["RegionId"] = instance.RegionId,
            ["ZoneId"] = instance.ZoneId,
            ["ResourceGroupId"] = instance.ResourceGroupId,
            ["SecurityGroupIds"] = List("SecurityGroupId", EniRow.ToJson(instance.SecurityGroupIds)),
            ["VpcAttributes"] = new JsonObject
            {
                ["VpcId"] = instance.VpcId,
                ["VSwitchId"] = instance.VSwitchId,
                ["NatIpAddress"] = "",
                ["PrivateIpAddress"] = List("IpAddress", primary?.PrivateIpAddress is { } ip ? [ip] : []),
            },
            ["EipAddress"] = new JsonObject
            {
                ["AllocationId"] = primary?.AssociatedPublicIp?.AllocationId ?? "",
                ["IpAddress"] = primary?.AssociatedPublicIp?.PublicIpAddress ?? "",
            },
            ["PublicIpAddress"] = List("IpAddress", []),
            ["Tags"] = List("Tag", EniRow.ToJson(instance.Tags)),
            ["NetworkInterfaces"] = List("NetworkInterface", [.. interfaces.Select(ToJson)]),
        };
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            json.Remove(name);
        }

        return json;
    }

    private static JsonObject ToJson(EniRow row)
    {
        var json = (row with { PrivateIpSets = row.PrivateIpSets?.Select(ip => ip with { AssociatedPublicIp = null }).ToArray() })
            .ToJson("NetworkInterfaceId", "Type", "MacAddress", "PrivateIpSets", "Ipv4PrefixSets", "Ipv6PrefixSets", "Ipv6Sets");

        // Other actions call it PrivateIpAddress.
        json["PrimaryIpAddress"] = row.PrivateIpAddress;
        return json;
    }

    private static JsonObject List(string itemName, JsonArray items) => new() { [itemName] = items };
}
