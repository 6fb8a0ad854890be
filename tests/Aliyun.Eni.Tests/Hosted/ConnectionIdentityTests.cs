using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Each profile and region is requested once, however it is named.</summary>
[Trait("Speed", "Slow")]
public sealed class ConnectionIdentityTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Theory]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, CN-Hangzhou", 0)]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, ' cn-hangzhou '", 0)]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, cn-hang*", 1)]
    [InlineData("Get-AliEni -RegionId cn-hang*, CN-HANG*, cn-hangzhou", 1)]
    [InlineData("$r = Get-AliRegion | Where-Object RegionId -EQ cn-hangzhou; $r, $r | Get-AliEni", 1)]
    [InlineData("@([pscustomobject]@{ RegionId = 'CN-HANGZHOU'; NetworkInterfaceId = $id }; Get-AliRegion | Where-Object RegionId -EQ cn-hangzhou) | Get-AliEni", 1)]
    public void Region_is_listed_once(string script, int wildcardRequests)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        emulator.Server.ClearRequests();
        var expected = shell.Run("Get-AliEni").Ids().ToList();
        var pages = emulator.Server.Requests.Count;
        shell.Set("id", expected[0]!);
        emulator.Server.ClearRequests();

        Assert.Equal(expected.Order(StringComparer.Ordinal), shell.Run(script).Ids().Order(StringComparer.Ordinal));

        Assert.Equal(wildcardRequests, emulator.Server.Requests.Count(static request => request.Action == "DescribeRegions"));
        Assert.Equal(pages, emulator.Server.Requests.Count(static request => request.Action == "DescribeNetworkInterfaces"));
    }

    [Fact]
    public void Region_is_listed_once_and_other_regions_too()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var rows = shell.Run("Get-AliEni -RegionId *, cn-hangzhou, CN-BEIJING").Rows();

        Assert.Distinct(rows.Select(static row => (row.RegionId, row.NetworkInterfaceId)));
        Assert.Superset(new HashSet<string?> { "cn-hangzhou", "cn-beijing" }, rows.Select(static row => row.RegionId).ToHashSet());
    }

    [Theory]
    [InlineData("Get-AliEni -RegionId cn-hangzhou", "cn-hangzhou")]
    public void Endpoint_that_does_not_serve_the_region_is_named_with_its_source(string script, string host)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        emulator.Server.Faults.Add("error status=404 code=InvalidOperation.NotSupportedEndpoint");
        try
        {
            var action = shell.Run(script).Error().ErrorDetails.RecommendedAction;

            Assert.Contains($"{emulator.Server.Endpoint.Authority} (Set-AliContext)", action, StringComparison.Ordinal);
            Assert.Contains($"ecs-{host}.aliyuncs.com", action, StringComparison.Ordinal);
        }
        finally
        {
            emulator.Server.Faults.Clear();
        }
    }
}
