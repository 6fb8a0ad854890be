using System.Management.Automation;
using System.Net;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Who owns this address: -IpAddress against what the rows the server holds say, and what it costs in requests.</summary>
[Trait("Speed", "Slow")]
public sealed class AddressQuestionTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Fact]
    public void A_primary_address_is_found_by_the_service()
    {
        var address = Emulator.Rows[3].PrivateIpAddress!;
        Check("-IpAddress $a", row => row.PrivateIpAddress == address, address);
        Assert.Contains(Listings(), request => request.Parameters.GetValueOrDefault("PrimaryIpAddress") == address);
        Assert.All(Listings(), request => Assert.True(request.Parameters.ContainsKey("PrimaryIpAddress") || request.Parameters.ContainsKey("PrivateIpAddress.1")));
    }

    [Fact]
    public void A_secondary_address_is_found_by_the_service()
    {
        var address = Emulator.Rows.SelectMany(row => row.PrivateIpSets ?? []).First(ip => ip.Primary == false).PrivateIpAddress;
        Check("-IpAddress $a", row => row.PrivateIpSets?.Any(ip => ip.PrivateIpAddress == address) == true, address);
        Assert.Contains(Listings(), request => request.Parameters.GetValueOrDefault("PrivateIpAddress.1") == address);
    }

    [Fact]
    public void An_IPv6_address_is_found_by_the_service_however_it_is_written()
    {
        Check("-IpAddress 2408:4321:180:1701:94c7:bc38::ab", row => row.Ipv6Sets?.Any(ip => ip.Ipv6Address.EndsWith(":00AB", StringComparison.Ordinal)) == true);
        Assert.All(Listings(), request => Assert.True(request.Parameters.ContainsKey("Ipv6Address.1")));
    }

    [Fact]
    public void A_public_address_is_found_for_which_the_service_has_no_filter()
    {
        var row = Emulator.Rows.First(one => one.AssociatedPublicIp?.PublicIpAddress is not null);
        Check("-IpAddress $a", one => one.NetworkInterfaceId == row.NetworkInterfaceId, row.AssociatedPublicIp!.PublicIpAddress!);
    }

    [Fact]
    public void A_public_address_of_a_secondary_one_is_found()
    {
        var row = Emulator.Rows.First(one => one.PrivateIpSets?.Skip(1).Any(ip => ip.AssociatedPublicIp?.PublicIpAddress is not null) == true);
        Check("-IpAddress $a", one => one.NetworkInterfaceId == row.NetworkInterfaceId, row.PrivateIpSets!.Skip(1).First(ip => ip.AssociatedPublicIp?.PublicIpAddress is not null).AssociatedPublicIp!.PublicIpAddress!);
    }

    [Fact]
    public void An_address_in_a_delegated_prefix_is_found_where_nobody_holds_it_alone()
    {
        var row = Emulator.Rows.First(one => one.Ipv4Prefixes is not null);
        var inside = row.Ipv4Prefixes![0].Replace(".0/28", ".9", StringComparison.Ordinal);
        Check("-IpAddress $a", one => one.Ipv4Prefixes?.Contains(row.Ipv4Prefixes[0]) == true, inside);
    }

    [Theory]
    [InlineData("172.16.0.0/24", "172.16.0.")]
    [InlineData("172.16.0.77/24", "172.16.0.")]
    [InlineData("172.16.0.*", "172.16.0.")]
    [InlineData("47.9[67].*", "47.96.", "47.97.")]
    [InlineData("2408:4321:180:1702:*", "2408:4321:180:1702:")]
    [InlineData("2408:4321:180:1702::/64", "2408:4321:180:1702:")]
    public void Blocks_and_wildcards_are_compared_here(string asked, params string[] starts) => Check(
        $"-IpAddress '{asked}'",
        row => Held(row).Any(address => starts.Any(start => address.StartsWith(start, StringComparison.Ordinal))));

    [Fact]
    public void A_block_finds_the_prefixes_that_overlap_it()
    {
        var row = Emulator.Rows.First(one => one.Ipv4Prefixes is not null);
        Check("-IpAddress $a", one => one.Ipv4Prefixes?.Contains(row.Ipv4Prefixes![1]) == true, row.Ipv4Prefixes![1].Replace(".16/28", ".20/30", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_of_all_kinds_are_asked_together_and_no_row_comes_twice()
    {
        var (first, second) = (Emulator.Rows[3], Emulator.Rows.First(row => row.AssociatedPublicIp?.PublicIpAddress is not null));
        Check(
            "-IpAddress $a, $b, 172.16.1.*",
            row => row.PrivateIpAddress == first.PrivateIpAddress || row.NetworkInterfaceId == second.NetworkInterfaceId || Held(row).Any(address => address.StartsWith("172.16.1.", StringComparison.Ordinal)),
            first.PrivateIpAddress!,
            second.AssociatedPublicIp!.PublicIpAddress!);
    }

    [Fact]
    public void Two_addresses_of_one_network_interface_are_one_row()
    {
        var addresses = Emulator.Rows.First(one => one.PrivateIpSets?.Count > 1).PrivateIpSets!.Select(ip => ip.PrivateIpAddress).ToArray();
        Check("-IpAddress $a", row => Held(row).Intersect(addresses).Any(), [addresses]);
    }

    [Fact]
    public void Three_hundred_private_addresses_cost_one_reading_of_everything()
    {
        var addresses = Emulator.Rows.Select(row => row.PrivateIpAddress).OfType<string>().Distinct().Take(300).ToArray();
        Check("-IpAddress $a", row => Held(row).Intersect(addresses).Any(), [addresses]);
        Assert.Equal((Emulator.Rows.Count + 499) / 500, Listings().Count);
    }

    [Theory]
    [InlineData("172.16.0.0/16", "-Status InUse", "InUse")]
    [InlineData("172.16.0.0/16", "-Status Available -First 3", "Available")]
    public void It_goes_together_with_every_other_filter(string asked, string others, string status)
    {
        var rows = Shell.Run($"Get-AliEni -IpAddress {asked} {others}").Rows();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(status, row.Status));
        Assert.All(rows, row => Assert.Contains(Held(Emulator.Rows.Single(one => one.NetworkInterfaceId == row.NetworkInterfaceId)), address => address.StartsWith("172.16.", StringComparison.Ordinal)));
    }

    [Fact]
    public void First_ends_the_reading()
    {
        Assert.Single(Shell.Run("Get-AliEni -IpAddress 172.16.0.0/12 -First 1").Rows());
        Assert.Single(Listings());
    }

    [Fact]
    public void It_is_asked_in_many_regions()
    {
        var wanted = Emulator.Server.World.All.First(row => row.RegionId == "cn-beijing" && row.PrivateIpAddress is not null);
        Shell.Set("a", wanted.PrivateIpAddress!);

        var rows = Shell.Run("Get-AliEni -RegionId * -IpAddress $a").Rows();

        Assert.Equal(
            Emulator.Server.World.All.Where(row => Held(row).Contains(wanted.PrivateIpAddress)).Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal),
            rows.Select(row => row.NetworkInterfaceId!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Listings(), request => !request.Parameters.Keys.Any(name => name.Contains("IpAddress", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_address_that_nobody_holds_is_an_error_and_a_wildcard_is_none()
    {
        var outcome = Shell.Run("Get-AliEni -IpAddress 10.255.255.254, 8.8.8.8, '203.0.113.*'");

        Assert.Empty(outcome.Output);
        Assert.Equal(["10.255.255.254", "8.8.8.8"], outcome.Errors.Select(error => (string)error.TargetObject).Order(StringComparer.Ordinal));
        Assert.All(outcome.Errors, error => Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category));
    }

    [Theory]
    [InlineData("172.16.0.10")]
    [InlineData("10.255.255.254")]
    [InlineData("47.0.0.1")]
    public void A_region_that_fails_is_one_error_however_it_is_asked(string address)
    {
        var error = Assert.Single(Shell.Run($"Get-AliEni -RegionId cn-hangzhou, cn-nowhere, cn-beijing -IpAddress {address}").Errors);
        Assert.StartsWith("InvalidRegionId.NotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void With_further_filters_silence_is_no_error() =>
        Assert.Empty(Shell.Run("Get-AliEni -IpAddress 10.255.255.254 -Status InUse").Rows());

    [Fact]
    public void Verbose_says_where_it_was_looked()
    {
        Assert.Contains(
            Shell.Run("Get-AliEni -Status InUse -IpAddress 172.16.0.0/24 -Verbose").Verbose,
            line => line == "Filters applied by the service: -Status; locally: -IpAddress 172.16.0.0/24");
    }

    [Fact]
    public void Verbose_says_when_everything_is_read()
    {
        Assert.Contains(
            Shell.Run("Get-AliEni -IpAddress 10.255.255.254 -Verbose").Verbose,
            line => line.StartsWith("No network interface has the address 10.255.255.254. Reading all network interfaces", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Held(EniRow row) =>
    [
        .. new[] { row.PrivateIpAddress, row.AssociatedPublicIp?.PublicIpAddress }.OfType<string>(),
        .. (row.PrivateIpSets ?? []).SelectMany(ip => new[] { ip.PrivateIpAddress, ip.AssociatedPublicIp?.PublicIpAddress }).OfType<string>(),
        .. (row.Ipv6Sets ?? []).Select(ip => IPAddress.Parse(ip.Ipv6Address).ToString()),
    ];

    private List<RequestRecord> Listings() => [.. Emulator.Server.Requests.Where(request => request.Action == "DescribeNetworkInterfaces")];

    private void Check(string parameters, Func<EniRow, bool> matches, params object[] values)
    {
        foreach (var (name, value) in "ab".Zip(values))
        {
            Shell.Set(name.ToString(), value);
        }

        var expected = Emulator.Rows.Where(matches).Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.True(expected.Count < Emulator.Rows.Count, "The filter of this test filters nothing.");
        Assert.Equal(expected, Shell.Run($"Get-AliEni {parameters}").Ids().Order(StringComparer.Ordinal));
    }
}
