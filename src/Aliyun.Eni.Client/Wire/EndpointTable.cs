using System.Collections.Frozen;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// The public endpoint of a region: the special cases of the official SDKs (endpointMap of @alicloud/ecs20140526 7.11.6), else their rule. A region is
/// never checked against a list: a new one works on the day it opens.
/// </summary>
internal static class EndpointTable
{
    private static readonly FrozenDictionary<string, string> SpecialCases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["cn-hangzhou"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shanghai-finance-1"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shenzhen-finance-1"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-north-2-gov-1"] = "ecs.aliyuncs.com",
        ["ap-northeast-2-pop"] = "ecs.aliyuncs.com",
        ["cn-beijing-finance-pop"] = "ecs.aliyuncs.com",
        ["cn-beijing-gov-1"] = "ecs.aliyuncs.com",
        ["cn-beijing-nu16-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-edge-1"] = "ecs.cn-qingdao-nebula.aliyuncs.com",
        ["cn-fujian"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-haidian-cm12-c01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-bj-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-finance"] = "ecs.aliyuncs.com",
        ["cn-hangzhou-internal-prod-1"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-internal-test-1"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-internal-test-2"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-internal-test-3"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hangzhou-test-306"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-hongkong-finance-pop"] = "ecs.aliyuncs.com",
        ["cn-huhehaote-nebula-1"] = "ecs.cn-qingdao-nebula.aliyuncs.com",
        ["cn-shanghai-et15-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shanghai-et2-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shanghai-inner"] = "ecs.aliyuncs.com",
        ["cn-shanghai-internal-test-1"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shenzhen-inner"] = "ecs.aliyuncs.com",
        ["cn-shenzhen-st4-d01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-shenzhen-su18-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-wuhan"] = "ecs.aliyuncs.com",
        ["cn-yushanfang"] = "ecs.aliyuncs.com",
        ["cn-zhangbei"] = "ecs.aliyuncs.com",
        ["cn-zhangbei-na61-b01"] = "ecs-cn-hangzhou.aliyuncs.com",
        ["cn-zhangjiakou-na62-a01"] = "ecs.cn-zhangjiakou.aliyuncs.com",
        ["cn-zhengzhou-nebula-1"] = "ecs.cn-qingdao-nebula.aliyuncs.com",
        ["eu-west-1-oxs"] = "ecs.cn-shenzhen-cloudstone.aliyuncs.com",
        ["rus-west-1-pop"] = "ecs.aliyuncs.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers where no region is needed.</summary>
    public static Uri Central { get; } = new("https://ecs.aliyuncs.com");

    /// <summary>
    /// The endpoint that is reached from inside a VPC only. The special cases do not hold there: the SDKs' own table would give a public host.
    /// </summary>
    public static Uri ForRegionInVpc(string regionId) => new($"https://ecs-vpc.{regionId}.aliyuncs.com");

    /// <param name="regionId">The ID of the region: letters, digits and hyphens (see <see cref="IsRegionId"/>).</param>
    public static Uri ForRegion(string regionId) => new("https://" + (SpecialCases.GetValueOrDefault(regionId) ?? $"ecs.{regionId}.aliyuncs.com"));

    /// <summary>Whether a text can be the ID of a region. It becomes a part of a host name, so nothing else may be in it.</summary>
    public static bool IsRegionId(string text) => text.Length is > 0 and <= 63 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-';
}
