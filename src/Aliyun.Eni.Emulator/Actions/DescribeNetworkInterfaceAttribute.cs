using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Returns one network interface, its members at the root.</summary>
[Action(ActionAttribute.Ecs)]
internal sealed class DescribeNetworkInterfaceAttribute : IAction
{
    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"),
        Parameter.Required("NetworkInterfaceId"),
        Parameter.OneOf("Attribute", "attachment", "connectionTrackingConfiguration", "basic"),
        Parameter.Tags())
    {
        Missing = EniRules.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var id = context.FindEni().NetworkInterfaceId;
        var row = context.Region.WithIds(new HashSet<string> { id }, context.ReadTime).Select(entry => entry.Row).FirstOrDefault();
        if (row is null)
        {
            // A row that a lagging read doesn't have yet: the service returns an empty object (terway guards for it).
            return new([]);
        }

        var body = row.ToJson();
        if (context.Parameters.Text("Attribute") == "connectionTrackingConfiguration")
        {
            body["ConnectionTrackingConfiguration"] = Tracking(row);
        }

        if (row.Type == "Trunk")
        {
            var members = context.Region.Enis.Where(other => other.Attachment?.TrunkNetworkInterfaceId == row.NetworkInterfaceId).Select(other => other.NetworkInterfaceId);
            var attachment = body["Attachment"]?.AsObject() ?? [];
            attachment["MemberNetworkInterfaceIds"] = new JsonObject { ["MemberNetworkInterfaceId"] = EniRow.ToJson<string>(members) };
            body["Attachment"] = attachment.DeepClone();
        }

        return new(body, 1);
    }

    private static JsonObject Tracking(EniRow row)
    {
        var tracking = row.ConnectionTracking ?? new Dictionary<string, int>(StringComparer.Ordinal);
        return new JsonObject
        {
            ["TcpClosedAndTimeWaitTimeout"] = tracking.GetValueOrDefault("TcpClosedAndTimeWaitTimeout", 3),
            ["TcpEstablishedTimeout"] = tracking.GetValueOrDefault("TcpEstablishedTimeout", 910),
            ["UdpTimeout"] = tracking.GetValueOrDefault("UdpTimeout", 30),
        };
    }
}
