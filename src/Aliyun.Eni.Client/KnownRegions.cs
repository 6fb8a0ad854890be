namespace Aliyun.Eni.Client;

/// <summary>
/// The regions known when this version was made, for completion and for "did you mean": never to refuse one. Names from the service's page "Regions and
/// zones".
/// </summary>
internal static class KnownRegions
{
    /// <summary>ID and English name, in the service's order.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> All =
    [
        new("cn-qingdao", "China (Qingdao)"),
        new("cn-beijing", "China (Beijing)"),
        new("cn-zhangjiakou", "China (Zhangjiakou)"),
        new("cn-huhehaote", "China (Hohhot)"),
        new("cn-wulanchabu", "China (Ulanqab)"),
        new("cn-hangzhou", "China (Hangzhou)"),
        new("cn-shanghai", "China (Shanghai)"),
        new("cn-nanjing", "China (Nanjing - Local Region)"),
        new("cn-fuzhou", "China (Fuzhou - Local Region)"),
        new("cn-shenzhen", "China (Shenzhen)"),
        new("cn-heyuan", "China (Heyuan)"),
        new("cn-guangzhou", "China (Guangzhou)"),
        new("cn-wuhan-lr", "China (Wuhan - Local Region)"),
        new("cn-chengdu", "China (Chengdu)"),
        new("cn-hongkong", "China (Hong Kong)"),
        new("cn-zhengzhou-jva", "China (Zhengzhou, CUCC joint venture)"),
        new("cn-zhongwei", "China (Zhongwei)"),
        new("ap-southeast-1", "Singapore"),
        new("ap-southeast-2", "Australia (Sydney)"),
        new("ap-southeast-3", "Malaysia (Kuala Lumpur)"),
        new("ap-southeast-5", "Indonesia (Jakarta)"),
        new("ap-southeast-6", "Philippines (Manila)"),
        new("ap-southeast-7", "Thailand (Bangkok)"),
        new("ap-southeast-8", "Malaysia (Johor)"),
        new("ap-south-1", "India (Mumbai)"),
        new("ap-northeast-1", "Japan (Tokyo)"),
        new("ap-northeast-2", "South Korea (Seoul)"),
        new("us-west-1", "US (Silicon Valley)"),
        new("us-east-1", "US (Virginia)"),
        new("us-southeast-1", "US (Atlanta)"),
        new("na-south-1", "Mexico"),
        new("eu-central-1", "Germany (Frankfurt)"),
        new("eu-west-1", "UK (London)"),
        new("eu-west-2", "France (Paris)"),
        new("me-east-1", "UAE (Dubai)"),
        new("me-central-1", "Saudi Arabia (Riyadh - Partner Region)"),
        new("cn-beijing-finance-1", "China (Beijing) Finance"),
        new("cn-shanghai-finance-1", "China (Shanghai) Finance"),
        new("cn-shenzhen-finance-1", "China (Shenzhen) Finance"),
        new("cn-hangzhou-finance", "China (Hangzhou) Finance"),
        new("cn-north-2-gov-1", "China North 2 Ali Gov 1"),
        new("cn-heyuan-acdr-1", "China (Heyuan) ACDR 1"),
    ];

    public static bool Contains(string regionId) => All.Any(region => region.Key.Equals(regionId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns a sentence that suggests the nearest known regions, after a space; an empty text when none is near.</summary>
    public static string DidYouMean(string regionId) => Nearest(regionId) is { Count: > 0 } nearest ? $" Did you mean {string.Join(", ", nearest)}?" : string.Empty;

    /// <summary>Returns the known IDs that are near a text, nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string text)
    {
        // A city that stands in an ID or a name, such as hangzhou or tokyo, is nearer than any misspelling.
        string[] named = [.. All.Where(region => text.Length > 3 && (region.Key + region.Value).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(static region => region.Key).Take(3)];
        return named.Length > 0 ? named : SimilarText.Nearest(text, All.Select(static region => region.Key));
    }
}
