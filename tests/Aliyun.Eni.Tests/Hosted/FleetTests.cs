using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Many regions, many ids and addresses: side by side, whole, and with an error for each that is not there.</summary>
[Trait("Speed", "Slow")]
public sealed class FleetTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Theory]
    [InlineData("*", "")]
    [InlineData("cn-*", "cn-")]
    [InlineData("CN-B*", "cn-b")]
    public void A_wildcard_is_every_region_of_the_account_that_matches(string pattern, string prefix)
    {
        var rows = Shell.Run($"Get-AliEni -RegionId '{pattern}'").Rows();

        var expected = Emulator.Server.World.All.Where(row => row.RegionId.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Assert.Equal(expected.Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal), rows.Select(row => row.NetworkInterfaceId!).Order(StringComparer.Ordinal));
        var byId = expected.ToDictionary(row => row.NetworkInterfaceId);
        Assert.All(rows, row => Same.Row(byId[row.NetworkInterfaceId!], row));
        Assert.Single(Emulator.Server.Requests, request => request.Action == "DescribeRegions");
    }

    [Fact]
    public void A_wildcard_that_matches_no_region_is_an_error()
    {
        var error = Shell.Run("Get-AliEni -RegionId 'xx-*'").Error();
        Assert.StartsWith("Ali.NoSuchRegion,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_region_that_hangs_does_not_keep_the_others_from_coming()
    {
        Emulator.Server.Faults.Add("hang:* region=cn-hangzhou");

        // The hanging region lets go when all rows of the others have come.
        var expected = Emulator.Server.World.InRegion("cn-beijing").Concat(Emulator.Server.World.InRegion("cn-shanghai")).Count();
        var outcome = Shell.Run($"Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-shanghai -First {expected}");

        Assert.Equal(expected, outcome.Rows().Count);
        Assert.DoesNotContain(outcome.OutputAs<NetworkInterface>(), row => row.RegionId == "cn-hangzhou");
    }

    [Fact]
    public void No_more_regions_are_asked_at_a_time_than_wanted()
    {
        Emulator.Server.Faults.Add("hang:* region=cn-hangzhou");

        // One at a time, and the first one hangs: the second is never asked. It is stopped by the timeout of the first.
        var outcome = Shell.Run("Get-AliEni -RegionId cn-hangzhou, cn-beijing -ThrottleLimit 1 -TimeoutSec 1 -MaxRetry 0");

        Assert.Equal("Ali.Timeout", Assert.IsType<ApiException>(Assert.Single(outcome.Errors).Exception).Code);
        Assert.Equal(["cn-hangzhou", "cn-beijing"], Emulator.Server.Requests.Select(request => request.RegionId));
        Assert.Equal(Emulator.Server.World.InRegion("cn-beijing").Count(), outcome.Output.Count);
    }

    [Fact]
    public void First_stops_all_regions()
    {
        var rows = Shell.Run("Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-shanghai -First 7 -MaxResults 10").Rows();
        Assert.Equal(7, rows.Count);
        Assert.True(Emulator.Server.Requests.Count <= 3, "A region was asked for a second page.");
    }

    [Fact]
    public void Each_region_that_fails_is_one_error_and_the_others_are_whole()
    {
        Emulator.Server.Faults.Add("error:* region=cn-beijing status=403 code=Forbidden.RAM");

        var outcome = Shell.Run("Get-AliEni -RegionId cn-beijing, cn-shanghai, cn-nowhere, ap-southeast-1; \"ok $?\"");

        Assert.Equal(["cn-beijing", "cn-nowhere"], outcome.Errors.Select(error => (string)error.TargetObject).Order(StringComparer.Ordinal));
        var expected = Emulator.Server.World.InRegion("cn-shanghai").Concat(Emulator.Server.World.InRegion("ap-southeast-1")).Select(row => row.NetworkInterfaceId);
        Assert.Equal(expected.Order(StringComparer.Ordinal), outcome.Output.SkipLast(1).Select(row => ((NetworkInterface)row.BaseObject).NetworkInterfaceId!).Order(StringComparer.Ordinal));
        Assert.Equal("ok False", outcome.Output[^1].BaseObject);
    }

    [Fact]
    public void Each_id_that_does_not_exist_is_one_error()
    {
        var known = Emulator.Rows.Take(150).Select(row => row.NetworkInterfaceId).ToList();
        Shell.Set("ids", known.Append("eni-nobody1").Prepend("eni-nobody2").Concat(known).ToArray());

        var outcome = Shell.Run("$ids | Get-AliEni");

        Assert.Equal(known.Order(StringComparer.Ordinal), outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId!).Order(StringComparer.Ordinal));
        Assert.Equal(["eni-nobody1", "eni-nobody2"], outcome.Errors.Select(error => (string)error.TargetObject).Order(StringComparer.Ordinal));
        Assert.All(outcome.Errors, error =>
        {
            Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
            Assert.StartsWith("Ali.NotFound,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        });
        Assert.Equal(2, Emulator.Server.Requests.Count);
    }

    [Fact]
    public void An_id_is_missing_only_when_no_region_has_it()
    {
        var id = Emulator.Server.World.InRegion("cn-beijing").First().NetworkInterfaceId;
        Assert.Equal([id], Shell.Run($"Get-AliEni {id} -RegionId cn-hangzhou, cn-beijing").Ids());
    }

    [Theory]
    [InlineData("-Status Deleting")]
    [InlineData("-First 0")]
    public void What_was_filtered_out_or_not_asked_is_not_called_missing(string parameters) =>
        Assert.Empty(Shell.Run($"Get-AliEni eni-nobody {parameters}").Errors);

    [Fact]
    public void Addresses_are_asked_a_hundred_a_request_and_a_network_interface_with_two_of_them_comes_once()
    {
        var rows = Emulator.Rows.Where(row => row.PrivateIpSets?.Count > 1).Take(80).ToList();
        var addresses = rows.SelectMany(row => row.PrivateIpSets!).Where(ip => ip.Primary != true).Select(ip => ip.PrivateIpAddress).Distinct().ToList();
        Shell.Set("addresses", addresses.Append("203.0.113.7").ToArray());

        var outcome = Shell.Run("Get-AliEni -PrivateIpAddress $addresses");

        var found = outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId!).ToList();
        Assert.Equal(found.Distinct(), found);
        Assert.All(rows, row => Assert.Contains(row.NetworkInterfaceId, found));
        Assert.Equal("203.0.113.7", Assert.Single(outcome.Errors).TargetObject);
        Assert.Equal((addresses.Count + 1 + 99) / 100, Emulator.Server.Requests.Select(request => request.Parameters["PrivateIpAddress.1"]).Distinct().Count());
    }

    [Fact]
    public void Rows_that_a_page_repeats_from_the_one_before_come_once()
    {
        Emulator.Server.Faults.Add("duplicate-rows:*");
        Assert.Equal(Emulator.Rows.Select(row => row.NetworkInterfaceId), Shell.Run("Get-AliEni").Ids());
    }
}
