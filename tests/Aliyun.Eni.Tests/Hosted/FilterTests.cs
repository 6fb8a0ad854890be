using System.Net;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Every filter, against what the rows the server holds say.</summary>
[Trait("Speed", "Slow")]
public sealed class FilterTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private readonly EniRow _sample = emulator.Rows.First(row =>
        row is { Type: "Secondary", PrivateIpSets.Count: > 1, Tags.Count: > 0, SecurityGroupIds.Count: > 0, InstanceId.Length: > 0, NetworkInterfaceName.Length: > 0, ResourceGroupId.Length: > 0 });

    [Fact]
    public void By_id() => Check("-NetworkInterfaceId $a, $b", row => row.NetworkInterfaceId == _sample.NetworkInterfaceId || row.NetworkInterfaceId == emulator.Rows[0].NetworkInterfaceId, _sample.NetworkInterfaceId, emulator.Rows[0].NetworkInterfaceId);

    [Fact]
    public void By_id_as_the_first_argument() => Check("$a", row => row.NetworkInterfaceId == _sample.NetworkInterfaceId, _sample.NetworkInterfaceId);

    [Fact]
    public void By_a_hundred_ids()
    {
        var ids = emulator.Rows.Take(100).Select(row => row.NetworkInterfaceId).ToArray();
        Check("-Id $a", row => ids.Contains(row.NetworkInterfaceId), [ids]);
    }

    [Fact]
    public void By_name() => Check("-Name $a", row => row.NetworkInterfaceName == _sample.NetworkInterfaceName, _sample.NetworkInterfaceName!);

    [Fact]
    public void By_status() => Check("-Status Available", row => row.Status == "Available");

    [Fact]
    public void By_type() => Check("-Type Primary", row => row.Type == "Primary");

    [Fact]
    public void By_VPC() => Check("-VpcId $a", row => row.VpcId == _sample.VpcId, _sample.VpcId!);

    [Fact]
    public void By_vSwitch() => Check("-VSwitchId $a", row => row.VSwitchId == _sample.VSwitchId, _sample.VSwitchId!);

    [Fact]
    public void By_instance() => Check("-InstanceId $a", row => row.InstanceId == _sample.InstanceId, _sample.InstanceId!);

    [Fact]
    public void By_resource_group() => Check("-ResourceGroupId $a", row => row.ResourceGroupId == _sample.ResourceGroupId, _sample.ResourceGroupId!);

    [Fact]
    public void By_security_group() => Check(
        "-SecurityGroupId $a", row => row.SecurityGroupIds?.Contains(_sample.SecurityGroupIds![0]) == true, _sample.SecurityGroupIds![0]);

    [Fact]
    public void By_primary_address() => Check("-PrimaryIpAddress $a", row => row.PrivateIpAddress == _sample.PrivateIpAddress, _sample.PrivateIpAddress!);

    [Fact]
    public void By_private_addresses()
    {
        var address = _sample.PrivateIpSets!.First(ip => ip.Primary != true).PrivateIpAddress;
        Check("-PrivateIpAddress $a", row => row.PrivateIpSets?.Any(ip => ip.PrivateIpAddress == address) == true, address);
    }

    [Fact]
    public void By_IPv6_addresses_however_they_are_written()
    {
        var address = emulator.Rows.First(row => row.Ipv6Sets?.Count > 0).Ipv6Sets![0].Ipv6Address;
        Check("-Ipv6Address $a", row => row.Ipv6Sets?.Any(ip => IPAddress.Parse(ip.Ipv6Address).Equals(IPAddress.Parse(address))) == true, address.ToUpperInvariant());
    }

    [Fact]
    public void By_whether_a_service_manages_them() => Check("-ServiceManaged $true", row => row.ServiceManaged == true);

    [Fact]
    public void By_tag() => Check("-Tag @{ $a = $b }", row => Has(row, _sample.Tags![0].Key, _sample.Tags[0].Value), _sample.Tags![0].Key, _sample.Tags[0].Value);

    [Fact]
    public void By_tag_of_any_value() => Check("-Tag @{ env = $null }", row => Has(row, "env"));

    [Fact]
    public void By_tags_as_text() => Check("-Tag 'env=prod;owner=lisi'", row => Has(row, "env", "prod") && Has(row, "owner", "lisi"));

    [Fact]
    public void By_any_of_the_texts_of_one_key() => Check("-Tag env=prod, env=test", row => Has(row, "env", "prod") || Has(row, "env", "test"));

    [Fact]
    public void By_a_key_as_text() => Check("-Tag env", row => Has(row, "env"));

    [Fact]
    public void By_several_tags_all_of_which_match() => Check("-Tag @{ env = 'prod'; owner = $null }", row => Has(row, "env", "prod") && Has(row, "owner"));

    [Fact]
    public void By_several_values_of_a_tag_one_of_which_matches()
    {
        var values = emulator.Rows.SelectMany(row => row.Tags ?? []).Where(tag => tag.Key == "env").Select(tag => tag.Value).Distinct().Take(2).ToArray();
        Assert.Equal(2, values.Length);
        Check("-Tag @{ env = $a }", row => values.Any(value => Has(row, "env", value)), [values]);
    }

    [Fact]
    public void By_filters_together() => Check(
        "-Status InUse -Type Secondary -VpcId $a", row => row is { Status: "InUse", Type: "Secondary" } && row.VpcId == _sample.VpcId, _sample.VpcId!);

    private static bool Has(EniRow row, string key, string? value = null) =>
        row.Tags?.Any(tag => tag.Key == key && (value is null || tag.Value == value)) == true;

    private void Check(string parameters, Func<EniRow, bool> matches, params object[] values)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        foreach (var (name, value) in "ab".Zip(values))
        {
            shell.Set(name.ToString(), value);
        }

        var expected = emulator.Rows.Where(matches).Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.True(expected.Count < emulator.Rows.Count, "The filter of this test filters nothing.");
        Assert.Equal(expected, shell.Run($"Get-AliEni {parameters}").Ids().Order(StringComparer.Ordinal));
    }
}
