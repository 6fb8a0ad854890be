using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Progress of listings that take their time.</summary>
public sealed class ProgressTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public void A_long_listing_tells_how_many_it_has_read_whatever_is_kept_of_them()
    {
        var records = Records("Get-AliEni -IpAddress '198.51.100.*'");

        Assert.All(records, record => Assert.Equal("Listing network interfaces", record.Activity));
        Assert.Equal($"{emulator.Rows.Count / 1000 * 1000:N0} read", records[^2].StatusDescription);
        Assert.Equal(-1, records[0].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.Equal(emulator.Rows.Count / 1000, records.Count - 1);
    }

    [Fact]
    public void A_short_listing_tells_nothing() => Assert.Empty(Records("Get-AliEni -First 20"));

    [Fact]
    public void Many_regions_are_counted()
    {
        var records = Records("Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-nowhere -ErrorAction Ignore");

        var regions = records.Where(record => record.RecordType == ProgressRecordType.Processing).Select(record => record.StatusDescription.Split(',')[0]).Distinct();
        Assert.Equal(["1 of 3 regions", "2 of 3 regions", "3 of 3 regions"], regions.Where(text => !text.StartsWith('0')));
        Assert.Equal(100, records[^2].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
    }

    private List<ProgressRecord> Records(string script)
    {
        using var module = ModuleShell.For(emulator.Server.Endpoint);
        using var shell = module.Create().AddScript(script);
        shell.Invoke();
        return [.. shell.Streams.Progress];
    }
}
