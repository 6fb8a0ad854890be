namespace Aliyun.Eni.Client;

/// <summary>A service of Alibaba Cloud: its API version, and the endpoints of its regions.</summary>
public sealed class ApiService
{
    private const string VendorDomain = ".aliyuncs.com";

    private readonly (string Host, string[] RegionIds)[] _specialHosts;

    private ApiService(string name, string version, params (string Host, string[] RegionIds)[] specialHosts) => (Name, Version, _specialHosts) = (name, version, specialHosts);

    /// <summary>The Elastic Compute Service (ECS). The special hosts are those of the official SDKs (endpointMap of @alicloud/ecs20140526 7.11.6).</summary>
    public static ApiService Ecs { get; } = new(
        "ecs",
        "2014-05-26",
        ("ecs-cn-hangzhou.aliyuncs.com",
        [
            "cn-hangzhou", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-beijing-nu16-b01", "cn-fujian", "cn-haidian-cm12-c01",
            "cn-hangzhou-bj-b01", "cn-hangzhou-internal-prod-1", "cn-hangzhou-internal-test-1", "cn-hangzhou-internal-test-2", "cn-hangzhou-internal-test-3",
            "cn-hangzhou-test-306", "cn-shanghai-et15-b01", "cn-shanghai-et2-b01", "cn-shanghai-internal-test-1", "cn-shenzhen-st4-d01",
            "cn-shenzhen-su18-b01", "cn-zhangbei-na61-b01",
        ]),
        ("ecs.aliyuncs.com",
        [
            "cn-north-2-gov-1", "ap-northeast-2-pop", "cn-beijing-finance-pop", "cn-beijing-gov-1", "cn-hangzhou-finance", "cn-hongkong-finance-pop",
            "cn-shanghai-inner", "cn-shenzhen-inner", "cn-wuhan", "cn-yushanfang", "cn-zhangbei", "rus-west-1-pop",
        ]),
        ("ecs.cn-qingdao-nebula.aliyuncs.com", ["cn-edge-1", "cn-huhehaote-nebula-1", "cn-zhengzhou-nebula-1"]),
        ("ecs.cn-zhangjiakou.aliyuncs.com", ["cn-zhangjiakou-na62-a01"]),
        ("ecs.cn-shenzhen-cloudstone.aliyuncs.com", ["eu-west-1-oxs"]));

    /// <summary>The Security Token Service (STS).</summary>
    public static ApiService Sts { get; } = new("sts", "2015-04-01");

    /// <summary>The name of the service in host names, such as <c>ecs</c>.</summary>
    public string Name { get; }

    /// <summary>The version of the API, such as <c>2014-05-26</c>.</summary>
    public string Version { get; }

    /// <summary>What the RAM actions of the service begin with, such as <c>ecs</c> in <c>ecs:DescribeRegions</c>.</summary>
    public string RamPrefix => Name;

    /// <summary>Returns the endpoint of a region. A region is never checked against a list: a new one works on the day it opens.</summary>
    /// <param name="regionId">The ID of the region; <see langword="null"/> for the central endpoint.</param>
    /// <param name="vpc">Whether the endpoint is used from inside a VPC. The special hosts of the SDKs are public ones and don't apply there.</param>
    /// <exception cref="ApiException">The text isn't a region ID (<c>Ali.RegionMalformed</c>).</exception>
    public Uri Endpoint(string? regionId = null, bool vpc = false)
    {
        var host = regionId is null ? Name + VendorDomain
            : vpc ? $"{Name}-vpc.{regionId}{VendorDomain}"
            : Array.Find(_specialHosts, special => special.RegionIds.Contains(regionId, StringComparer.OrdinalIgnoreCase)).Host ?? $"{Name}.{regionId}{VendorDomain}";

        // A region ID may come from a response: a request must never be sent outside the vendor's domain because of one.
        return (regionId is null || IsRegionId(regionId)) && Uri.TryCreate("https://" + host, UriKind.Absolute, out var endpoint)
            && endpoint.AbsolutePath == "/" && endpoint.IdnHost.EndsWith(VendorDomain, StringComparison.OrdinalIgnoreCase)
            ? endpoint
            : throw new ApiException("Ali.RegionMalformed", $"{Http.Redaction.Quote(regionId)} isn't a valid region ID.", new ErrorContext { RegionId = Http.Redaction.Clean(regionId!) });
    }

    /// <summary>Whether a text can be a region ID: letters, digits and hyphens. It becomes a part of a host name.</summary>
    /// <param name="text">The text.</param>
    public static bool IsRegionId(string text) => text.Length is > 0 and <= 63 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
