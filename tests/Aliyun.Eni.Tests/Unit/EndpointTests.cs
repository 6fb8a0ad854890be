using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Tests.Unit;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("ecs.cn-beijing.aliyuncs.com", "https://ecs.cn-beijing.aliyuncs.com/")]
    [InlineData("https://ecs.cn-beijing.aliyuncs.com:8443/", "https://ecs.cn-beijing.aliyuncs.com:8443/")]
    [InlineData("http://127.0.0.1:8700", "http://127.0.0.1:8700/")]
    [InlineData("http://localhost:8700", "http://localhost:8700/")]
    [InlineData("http://[::1]:8700", "http://[::1]:8700/")]
    public void An_endpoint_is_a_host(string text, string endpoint)
    {
        Assert.True(EndpointAddress.TryParse(text, out var parsed, out _));
        Assert.Equal(endpoint, parsed.ToString());
    }

    [Theory]
    [InlineData("http://ecs.aliyuncs.com", "Use https://")]
    [InlineData("http://10.0.0.1", "Use https://")]
    [InlineData("http://127.0.0.1.example.com", "Use https://")]
    [InlineData("ftp://127.0.0.1", "uses ftp://")]
    [InlineData("https://user:pw@host", "user name")]
    [InlineData("https://host/path", "path")]
    [InlineData("https://host/?x=1", "path")]
    [InlineData("not a host", "host name")]
    [InlineData("xn--\ufeff", "host name")]
    [InlineData("https://李.cn", "host name")]
    public void Anything_else_is_refused_with_its_reason(string text, string reason)
    {
        Assert.False(EndpointAddress.TryParse(text, out _, out var complaint));
        Assert.Contains(reason, complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-hangzhou", "ecs-cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-shanghai-finance-1", "ecs-cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-north-2-gov-1", "ecs.aliyuncs.com")]
    [InlineData("cn-beijing", "ecs.cn-beijing.aliyuncs.com")]
    [InlineData("xx-new-9", "ecs.xx-new-9.aliyuncs.com")]
    public void A_region_has_the_host_of_the_official_SDKs(string region, string host) => Assert.Equal(host, ApiService.Ecs.Endpoint(region).Host);

    [Theory]
    [InlineData("cn-hangzhou", true)]
    [InlineData("CN-HANGZHOU", true)]
    [InlineData("x/y", false)]
    [InlineData("a.b", false)]
    [InlineData("evil.com#", false)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    public void Only_what_can_stand_in_a_host_name_is_a_region(string text, bool isRegion) => Assert.Equal(isRegion, ApiService.IsRegionId(text));
}
