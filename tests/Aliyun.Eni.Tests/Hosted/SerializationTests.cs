using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>What Export-Clixml, jobs and remoting make of objects: the engine's serializer, in a session with the module and in one without.</summary>
[Trait("Speed", "Slow")]
public sealed class SerializationTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private const string Serialize = "[System.Management.Automation.PSSerializer]::Serialize($rows)";

    private const string Deserialize = "[System.Management.Automation.PSSerializer]::Deserialize($text) | ForEach-Object { $_ }";

    [Fact]
    public void Network_interfaces_come_back_as_they_were()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var rows = shell.Run($"$rows = Get-AliEni; $text = {Serialize}; {Deserialize}").Rows();

        Assert.Equal(emulator.Rows.Count, rows.Count);
        Assert.All(emulator.Rows.Zip(rows), pair => Same.Row(Sorted(pair.First), pair.Second));
    }

    [Fact]
    public void A_page_comes_back_with_its_rows()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var pages = shell.Run($"$rows = Get-AliEni -AsPage -First 1; $rows; $text = {Serialize}; {Deserialize}").OutputAs<EniPage>();

        Assert.Equal((pages[0].RequestId, pages[0].NextToken, pages[0].RegionId), (pages[1].RequestId, pages[1].NextToken, pages[1].RegionId));
        Assert.Equal(500, pages[1].NetworkInterfaces.Count);
        Assert.All(emulator.Rows.Zip(pages[1].NetworkInterfaces), pair => Same.Row(Sorted(pair.First), pair.Second));
    }

    [Fact]
    public void Without_the_module_nothing_is_lost_that_was_nested()
    {
        var deep = emulator.Rows.First(row => row.PrivateIpSets?.Any(ip => !string.IsNullOrEmpty(ip.AssociatedPublicIp?.PublicIpAddress)) == true && row.Tags?.Count > 0);

        var bag = Bare(deep.NetworkInterfaceId);

        Assert.Contains("Deserialized.Aliyun.Eni.NetworkInterface", bag.TypeNames);
        dynamic eni = bag;
        Assert.Equal(deep.PrivateIpSets![0].AssociatedPublicIp!.PublicIpAddress, (string)eni.PrivateIpSets[0].AssociatedPublicIp.PublicIpAddress);
        Assert.Equal(deep.Tags![0].Value, (string)eni.Tags[deep.Tags[0].Key]);
        Assert.Equal(deep.SecurityGroupIds![0], (string)eni.SecurityGroupIds[0]);
    }

    [Fact]
    public void What_a_session_without_the_module_handed_on_is_taken_for_its_addresses()
    {
        var row = emulator.Rows[0];
        using var shell = new ModuleShell();
        shell.Set("bag", Bare(row.NetworkInterfaceId));

        Assert.Equal(row.PrivateIpAddress, shell.Run("$bag | Get-AliEniAddress -Kind IPv4").OutputAs<EniAddress>()[0].IpAddress);
    }

    [Fact]
    public void Tags_whose_keys_differ_in_case_only_both_come_back()
    {
        using var shell = new ModuleShell();
        shell.Set("rows", new NetworkInterface { Tags = new([new("Owner", "1"), new("owner", "2"), new("none", null)]) });

        var row = Assert.Single(shell.Run($"$text = {Serialize}; {Deserialize}").Rows());

        Assert.Equal(("1", "2", null), (row.Tags!["Owner"], row.Tags["owner"], row.Tags["none"]));
    }

    private PSObject Bare(string id)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        var text = Assert.Single(shell.Run($"$rows = Get-AliEni {id}; {Serialize}").Output).ToString();
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("text", text);
        using var bare = PowerShell.Create(runspace);
        return Assert.Single(bare.AddScript(Deserialize).Invoke());
    }

    // A dictionary that is read back has lost its order: the module puts the keys into their own.
    private static EniRow Sorted(EniRow row) => row with { Tags = row.Tags?.OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList() };
}
