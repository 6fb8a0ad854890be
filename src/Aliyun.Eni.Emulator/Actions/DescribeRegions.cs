using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The regions of the account, the empty ones included; needs no RegionId.</summary>
internal sealed class DescribeRegions : IAction
{
    private static readonly string[] Languages = ["zh-CN", "zh-TW", "en-US", "ja", "fr", "de", "ko"];

    public string Version => "2014-05-26";

    public string Name => "DescribeRegions";

    public ParameterSchema Parameters { get; } = new(new("RegionId"), new("InstanceChargeType"), new("ResourceType"), new("AcceptLanguage"));

    public Answer Run(ActionContext context)
    {
        CheckOneOf(context.Parameters, "InstanceChargeType", ["PrePaid", "PostPaid", "SpotWithPriceLimit", "SpotAsPriceGo"]);
        CheckOneOf(context.Parameters, "ResourceType", ["instance", "disk", "reservedinstance", "scu"]);
        CheckOneOf(context.Parameters, "AcceptLanguage", Languages);
        var language = context.Parameters.Text("AcceptLanguage") ?? "zh-CN";
        var isChinese = language.StartsWith("zh", StringComparison.Ordinal);
        var regions = context.Data.Regions;
        return new(regions.Count, answer =>
        {
            answer.StartList("Regions", "Region", regions.Count);
            foreach (var region in regions)
            {
                answer.StartItem();
                answer.Text("RegionId", region.RegionId);
                answer.Text("RegionEndpoint", region.RegionEndpoint);
                answer.Text("LocalName", isChinese ? region.ChineseName : region.EnglishName);
                answer.Text("Status", region.Status);
                answer.EndItem();
            }

            answer.EndList();
        });
    }

    private static void CheckOneOf(ActionParameters parameters, string name, string[] values)
    {
        if (parameters.Text(name) is { } value && !values.Contains(value))
        {
            throw ServiceException.InvalidParameter(name, $"\"{value}\" is none of {string.Join(", ", values)}.");
        }
    }
}
