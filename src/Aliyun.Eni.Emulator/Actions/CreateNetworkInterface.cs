using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Creates a network interface, which is Available at once.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class CreateNetworkInterface : IAction
{
    private const int MaxSecondaryAddresses = 49;

    private static readonly string[] ResponseMembers =
    [
        "Description", "Ipv4PrefixSets", "Ipv6PrefixSets", "Ipv6Sets", "MacAddress", "NetworkInterfaceId", "NetworkInterfaceName", "OwnerId",
        "PrivateIpAddress", "PrivateIpSets", "ResourceGroupId", "SecurityGroupIds", "ServiceID", "ServiceManaged", "SourceDestCheck", "Status",
        "Tags", "Type", "VSwitchId", "VpcId", "ZoneId",
    ];

    public ParameterReader Parameters { get; } = new(
    [
        Parameter.Required("RegionId"),
        Parameter.Required("VSwitchId"),
        new("SecurityGroupId"),
        Parameter.List("SecurityGroupIds", 16),
        new("NetworkInterfaceName"),
        new("Description"),
        new("PrimaryIpAddress"),
        Parameter.List("PrivateIpAddress", 10),
        Parameter.Number("SecondaryPrivateIpAddressCount", 1, MaxSecondaryAddresses),
        Parameter.List("Ipv6Address", 10),
        Parameter.Number("Ipv6AddressCount", 1, 10),
        Parameter.List("Ipv4Prefix", 10),
        Parameter.Number("Ipv4PrefixCount", 1, 10),
        Parameter.List("Ipv6Prefix", 10),
        Parameter.Number("Ipv6PrefixCount", 1, 10),
        Parameter.Flag("EnablePrimaryIPv6"),
        Parameter.Tags(),
        new("ResourceGroupId"),
        new("ClientToken"),
        Parameter.OneOf("InstanceType", "Secondary", "Trunk"),
        .. EniSettings.Parameters,
        new("BusinessType"),
        Parameter.Flag("Visible"),
    ])
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var (region, parameters) = (context.Region, context.Parameters);
        var vSwitch = region.VSwitches.Find(parameters.Required("VSwitchId"))
            ?? throw new ServiceException(404, "InvalidVSwitchId.NotFound", "The specified VSwitchId is not found.");
        if (vSwitch.Status != "Available")
        {
            throw new ServiceException(400, "IncorrectVSwitchStatus", "The current status of the VSwitch does not support this operation. Try again later.");
        }

        CheckTexts(parameters);
        var groups = Groups(parameters);
        var tags = TagRules.Check(parameters.Pairs("Tag"));
        var resourceGroup = ResourceGroup(context);
        var settings = EniSettings.Apply(context, Blank(vSwitch));
        CheckQuotas(context, tags.Count);
        var row = AddAddresses(region, vSwitch, settings, parameters);
        SecurityGroupRules.Check(context, groups, vSwitch.VpcId, row.PrivateIpSets!.Count);
        var number = context.World.NextCreated();
        row = row with
        {
            NetworkInterfaceId = region.IdGenerator.Create("eni", 'n', number),
            NetworkInterfaceName = parameters.Text("NetworkInterfaceName") ?? "",
            Description = parameters.Text("Description") ?? "",
            MacAddress = $"00:16:3f:{(number >> 16) & 255:x2}:{(number >> 8) & 255:x2}:{number & 255:x2}",
            OwnerId = context.Identity.AccountId,
            CreationTime = EmulatorAccount.TimeText(context.World.Now),
            ResourceGroupId = resourceGroup,
            SecurityGroupIds = groups,
            Tags = tags,
            Type = parameters.Text("InstanceType") ?? "Secondary",
        };
        context.World.Update(row);
        return new(row.ToJson(ResponseMembers));
    }

    private static EniRow Blank(VSwitch vSwitch) => new()
    {
        NetworkInterfaceId = "",
        RegionId = vSwitch.RegionId,
        VSwitchId = vSwitch.VSwitchId,
        VpcId = vSwitch.VpcId,
        ZoneId = vSwitch.ZoneId,
        Status = "Available",
        AssociatedPublicIp = EniPublicIp.None,
        Attachment = EniAttachment.None,
        DeleteOnRelease = true,
        NetworkInterfaceTrafficMode = "Standard",
        QueueNumberIsEmpty = true,
        ServiceManaged = false,
        SourceDestCheck = false,
    };

    private static void CheckTexts(RequestParameters parameters)
    {
        if (parameters.Text("NetworkInterfaceName") is { } name && !EniRules.IsValidName(name))
        {
            throw EniRules.Invalid("NetworkInterfaceName must have 2 to 128 letters, digits, colons, underscores, periods or hyphens.");
        }

        EniRules.CheckDescription(parameters.Text("Description"), 256);
    }

    private static IReadOnlyList<string> Groups(RequestParameters parameters) => (parameters.Text("SecurityGroupId"), parameters.List("SecurityGroupIds")) switch
    {
        ({ }, { Count: > 0 }) => throw EniRules.Conflict("SecurityGroupId", "SecurityGroupIds"),
        ({ } group, _) => [group],
        (_, { Count: > 0 } groups) => groups,
        _ => throw EniRules.Missing("SecurityGroupId"),
    };

    private static string ResourceGroup(ActionContext context) => context.Parameters.Text("ResourceGroupId") switch
    {
        null => "",
        var group when context.World.ResourceGroups.Contains(group) => group,
        _ => throw new ServiceException(404, "InvalidResourceGroup.NotFound", "The ResourceGroup provided does not exist in our records."),
    };

    private static void CheckQuotas(ActionContext context, int tags)
    {
        if (tags > context.World.Quotas.TagsPerResource)
        {
            throw new ServiceException(403, "QuotaExceed.Tags", "the maximum number of tags has been reached.");
        }

        if (context.Region.Enis.Count(row => row.Type is "Secondary" or "Trunk") >= context.World.Quotas.SecondaryEnis)
        {
            throw new ServiceException(403, "MaxEniCountExceeded", "The number of ENI exceeds the limit per region.");
        }
    }

    private static EniRow AddAddresses(RegionData region, VSwitch vSwitch, EniRow row, RequestParameters parameters)
    {
        var request = AddressRequest.Read(parameters);
        if (request.HasAddressesAndPrefixes)
        {
            throw EniRules.Conflict("addresses", "prefixes");
        }

        var allocator = new AddressAllocator(region, vSwitch, "InvalidIp.IpRepeated");
        string[] primary = parameters.Text("PrimaryIpAddress") is { } wanted ? [wanted] : [];
        var first = allocator.TakeIpv4(primary, 1 - primary.Length)[0];
        var others = allocator.TakeIpv4(request.Ipv4, request.Ipv4Count);
        var ipv6 = allocator.TakeIpv6(request.Ipv6, request.Ipv6Count);
        var isPrimaryIpv6 = parameters.Flag("EnablePrimaryIPv6") == true;
        return row with
        {
            PrivateIpAddress = first,
            PrivateIpSets = [new(first, true, EniPublicIp.None), .. others.Select(ip => new EniPrivateIp(ip, false, EniPublicIp.None))],
            Ipv6Sets = [.. ipv6.Select((ip, index) => new EniIpv6(ip, isPrimaryIpv6 && index == 0))],
            Ipv4Prefixes = allocator.TakeIpv4Prefixes(request.Ipv4Prefixes, request.Ipv4PrefixCount),
            Ipv6Prefixes = allocator.TakeIpv6Prefixes(request.Ipv6Prefixes, request.Ipv6PrefixCount),
        };
    }
}
