using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Get-AliEniAddress over everything the emulator has.</summary>
[Trait("Speed", "Slow")]
public sealed class AddressTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Theory]
    [InlineData("172.16.0.0/28", "172.16.0.1")]
    [InlineData("'172.16.0.1?'", "172.16.0.1")]
    public void Only_the_addresses_asked_for_are_written(string asked, string start)
    {
        var addresses = Addresses($"Get-AliEni | Get-AliEniAddress -IpAddress {asked}");

        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Equal((start, start.Length + 1), (address.IpAddress.ToString()[..start.Length], address.IpAddress.Length)));
    }

    [Fact]
    public void Every_address_of_every_network_interface_is_there_once()
    {
        var held = emulator.Rows.SelectMany(row => new[]
        {
            row.PrivateIpSets?.Select(ip => ip.PrivateIpAddress),
            row.PrivateIpSets?.Select(ip => ip.AssociatedPublicIp?.PublicIpAddress),
            row.Ipv6Sets?.Select(ip => ip.Ipv6Address),
            row.Ipv4Prefixes,
            row.Ipv6Prefixes,
        }.SelectMany(addresses => addresses ?? []).Where(address => !string.IsNullOrEmpty(address)).Select(address => (row.NetworkInterfaceId, address!)));

        var addresses = Addresses("Get-AliEni | Get-AliEniAddress");

        Assert.Equal(held.Order(), addresses.Select(address => (address.NetworkInterfaceId!, address.IpAddress.ToString())).Order());
        Assert.Equal(["IPv4", "IPv4Prefix", "IPv6", "IPv6Prefix", "Public"], addresses.Select(address => address.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_has_beside_it_what_is_known_of_its_network_interface()
    {
        var rows = emulator.Rows.ToDictionary(row => row.NetworkInterfaceId);

        Assert.All(Addresses("Get-AliEni | Get-AliEniAddress"), address =>
        {
            var row = rows[address.NetworkInterfaceId!];
            Assert.Equal(row.NetworkInterfaceName, address.NetworkInterfaceName);
            Assert.Equal(row.Status, address.Status);
            Assert.Equal(row.Type, address.Type);
            Assert.Equal(row.AttachedInstanceId, address.AttachedInstanceId);
            Assert.Equal(row.MacAddress, address.MacAddress);
            Assert.Equal(row.SecurityGroupIds ?? [], address.SecurityGroupIds);
            Assert.Equal(row.VpcId, address.VpcId);
            Assert.Equal(row.VSwitchId ?? string.Empty, address.VSwitchId ?? string.Empty);
            Assert.Equal(row.ZoneId, address.ZoneId);
            Assert.Equal(EmulatorFixture.Region, address.RegionId);
            Assert.Equal((row.Tags ?? []).Select(tag => tag.Key), address.Tags.Keys);
            if (address.Kind == "IPv4")
            {
                var ip = row.PrivateIpSets!.Single(ip => ip.PrivateIpAddress == address.IpAddress);
                Assert.Equal((ip.Primary, ip.PrivateDnsName), (address.Primary, address.PrivateDnsName));
                Assert.Equal((ip.AssociatedPublicIp?.PublicIpAddress, ip.AssociatedPublicIp?.AllocationId), (address.PublicIpAddress, address.AllocationId));
            }
        });
    }

    [Theory]
    [InlineData("IPv6", "IPv6")]
    [InlineData("public, ipv4prefix", "IPv4Prefix", "Public")]
    public void Kinds_are_chosen_in_any_case(string kinds, params string[] expected) => Assert.Equal(
        expected, Addresses($"Get-AliEni | Get-AliEniAddress -Kind {kinds}").Select(address => address.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void They_come_as_the_network_interfaces_do()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        shell.Set("taken", new List<string>());

        var counts = shell.Run("Get-AliEni -First 3 | ForEach-Object { $taken.Add($_); $_ } | Get-AliEniAddress -Kind IPv4 | ForEach-Object { $taken.Count }");

        Assert.Equal(1, counts.Output[0].BaseObject);
    }

    [Fact]
    public void Their_network_interfaces_can_be_read_anew()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        Assert.Equal(emulator.Rows.Take(3).Select(row => row.NetworkInterfaceId), shell.Run("Get-AliEni -First 3 | Get-AliEniAddress -Kind IPv4 | Get-AliEni").Ids());
    }

    [Fact]
    public void Something_else_is_refused()
    {
        using var shell = new ModuleShell();

        Assert.IsType<ParameterBindingException>(shell.Run("'eni-1' | Get-AliEniAddress -ErrorAction Stop").Error().Exception, exactMatch: false);
    }

    private IReadOnlyList<EniAddress> Addresses(string script)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        var outcome = shell.Run(script);
        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Errors);
        return outcome.OutputAs<EniAddress>();
    }
}
