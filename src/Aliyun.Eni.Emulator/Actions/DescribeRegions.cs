using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Lists the regions of the account, empty ones included; needs no RegionId.</summary>
[Action(ActionAttribute.Ecs)]
internal sealed class DescribeRegions : IAction
{
    public ParameterReader Parameters { get; } = new(
        new("RegionId"),
        Parameter.OneOf("InstanceChargeType", "PrePaid", "PostPaid", "SpotWithPriceLimit", "SpotAsPriceGo"),
        Parameter.OneOf("ResourceType", "instance", "disk", "reservedinstance", "scu"),
        Parameter.OneOf("AcceptLanguage", "zh-CN", "zh-TW", "en-US", "ja", "fr", "de", "ko"));

    public ActionResult Run(ActionContext context)
    {
        var language = context.Parameters.Text("AcceptLanguage") ?? "zh-CN";
        var isChinese = language.StartsWith("zh", StringComparison.Ordinal);
        var regions = new JsonArray();
        foreach (var region in context.World.Regions)
        {
            regions.Add(new JsonObject
            {
                ["RegionId"] = region.RegionId,
                ["RegionEndpoint"] = region.RegionEndpoint,
                ["LocalName"] = isChinese ? region.ChineseName : region.EnglishName,
                ["Status"] = region.Status,
            });
        }

        return new(new() { ["Regions"] = new JsonObject { ["Region"] = regions } }, regions.Count);
    }
}
