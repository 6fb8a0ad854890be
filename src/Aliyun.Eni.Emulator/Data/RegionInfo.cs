namespace Aliyun.Eni.Emulator.Data;

/// <summary>A region of the account.</summary>
/// <param name="RegionId">The ID.</param>
/// <param name="EnglishName">The name in en-US.</param>
/// <param name="ChineseName">The name in zh-CN.</param>
/// <param name="IdPrefix">The start of the IDs created in the region, as in eni-bp1...</param>
/// <param name="Share">The region's share of all network interfaces, in percent.</param>
/// <param name="Status">available or soldOut.</param>
public sealed record RegionInfo(
    string RegionId, string EnglishName, string ChineseName, string IdPrefix, int Share = 0, string Status = "available")
{
    /// <summary>The public endpoint; only cn-hangzhou differs from the rule.</summary>
    public string RegionEndpoint => RegionId == "cn-hangzhou" ? "ecs-cn-hangzhou.aliyuncs.com" : $"ecs.{RegionId}.aliyuncs.com";

    /// <summary>Whether prefixes can be assigned; elsewhere the service fails with a permanent HTTP 500.</summary>
    public bool SupportsIpPrefix { get; init; } = true;

    /// <summary>The regions of the emulated account: five hold network interfaces, the others are empty.</summary>
    internal static IReadOnlyList<RegionInfo> All { get; } =
    [
        new("cn-hangzhou", "China (Hangzhou)", "华东1（杭州）", "bp1", 60),
        new("cn-beijing", "China (Beijing)", "华北2（北京）", "2ze", 15),
        new("cn-shanghai", "China (Shanghai)", "华东2（上海）", "uf6", 10),
        new("ap-southeast-1", "Singapore", "新加坡", "t4n", 10),
        new("eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）", "gw8", 5) { SupportsIpPrefix = false },
        new("cn-qingdao", "China (Qingdao)", "华北1（青岛）", "m5e"),
        new("cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）", "8vb"),
        new("cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）", "hp3"),
        new("cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）", "0jl"),
        new("cn-shenzhen", "China (Shenzhen)", "华南1（深圳）", "wz9"),
        new("cn-heyuan", "China (Heyuan)", "华南2（河源）", "f8z"),
        new("cn-guangzhou", "China (Guangzhou)", "华南3（广州）", "7xv"),
        new("cn-chengdu", "China (Chengdu)", "西南1（成都）", "2vc"),
        new("cn-hongkong", "China (Hong Kong)", "中国香港", "j6c"),
        new("ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）", "8ps"),
        new("ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）", "k1a"),
        new("ap-southeast-6", "Philippines (Manila)", "菲律宾（马尼拉）", "5ts"),
        new("ap-southeast-7", "Thailand (Bangkok)", "泰国（曼谷）", "0jo", Status: "soldOut"),
        new("ap-northeast-1", "Japan (Tokyo)", "日本（东京）", "6we"),
        new("ap-northeast-2", "South Korea (Seoul)", "韩国（首尔）", "mj7"),
        new("us-west-1", "US (Silicon Valley)", "美国（硅谷）", "rj9"),
        new("us-east-1", "US (Virginia)", "美国（弗吉尼亚）", "0xi"),
        new("eu-west-1", "UK (London)", "英国（伦敦）", "d7o"),
        new("me-east-1", "UAE (Dubai)", "阿联酋（迪拜）", "eb3"),
    ];
}
