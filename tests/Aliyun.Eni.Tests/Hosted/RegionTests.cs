using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

[Trait("Speed", "Slow")]
public sealed class RegionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public void Every_region_comes_with_its_endpoint_name_and_state()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        emulator.Server.ClearRequests();

        var regions = shell.Run("Get-AliRegion").OutputAs<Region>();

        Assert.Equal(emulator.Server.World.Regions.Select(region => region.RegionId), regions.Select(region => region.RegionId!));
        Assert.All(regions, region =>
        {
            Assert.NotNull(region.RegionEndpoint);
            Assert.NotNull(region.LocalName);
            Assert.NotNull(region.Status);
        });
        var request = Assert.Single(emulator.Server.Requests);
        Assert.Equal("DescribeRegions", request.Action);
        Assert.Null(request.RegionId);
        Assert.Equal("en-US", request.Parameters["AcceptLanguage"]);
    }

    [Fact]
    public void Names_come_in_the_language_asked_for_and_regions_by_pattern()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var region = Assert.Single(shell.Run("Get-AliRegion -AcceptLanguage zh-CN -RegionId cn-hang*").OutputAs<Region>());

        Assert.Equal("cn-hangzhou", region.RegionId);
        Assert.Contains("杭州", region.LocalName, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_one_error()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint, accessKeyId: "nobody");
        var error = shell.Run("Get-AliRegion").Error();
        Assert.StartsWith("InvalidAccessKeyId.NotFound,Get-AliRegion", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
    }
}
