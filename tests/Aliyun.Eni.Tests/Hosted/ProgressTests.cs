using System.Management.Automation;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Progress is shown unless a screen shows rows, and never beside a row.</summary>
[Trait("Speed", "Slow")]
public sealed class ProgressTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Fact]
    public void A_listing_that_writes_nothing_for_a_second_shows_the_rows_read()
    {
        Delay(requests: 1);

        var records = Run("Get-AliEni -IpAddress '198.51.100.*'").OfType<ProgressRecord>().ToList();

        Assert.All(records, record => Assert.Equal("Listing network interfaces", record.Activity));
        Assert.Equal(["500 read", "1,000 read", $"{Emulator.Rows.Count:N0} read"], records.Select(record => record.StatusDescription).Distinct());
        Assert.Equal(-1, records[0].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
    }

    [Fact]
    public void Listing_into_a_variable_shows_progress_between_its_pages()
    {
        Delay(requests: 2);

        var items = Run("$rows = Get-AliEni; $rows");

        Assert.Equal(Emulator.Rows.Count, items.Count(item => item is PSObject));
        Assert.Contains("1,000 read", items.OfType<ProgressRecord>().Select(record => record.StatusDescription));
    }

    [Fact]
    public void No_row_is_written_beside_open_progress()
    {
        Delay(requests: 1);

        var items = Run("Get-AliEni");

        Assert.All(items.Zip(items.Skip(1)).Where(pair => pair.Second is PSObject).Select(pair => pair.First).OfType<ProgressRecord>(), record => Assert.Equal(ProgressRecordType.Completed, record.RecordType));
        Assert.Equal(Emulator.Rows.Count, items.Count(item => item is PSObject));
    }

    [Fact]
    public void Progress_is_removed_before_a_row_is_written()
    {
        Delay(requests: 1);

        var name = Emulator.Rows.GroupBy(row => row.NetworkInterfaceName).Last(group => group.Key?.Length > 3 && group.Count() == 1).Key!;
        var items = Run($"Get-AliEni -Name '?{name[1..]}'");
        var row = Assert.Single(items, item => item is PSObject);
        var before = Assert.IsType<ProgressRecord>(items[items.IndexOf(row) - 1]);
        Assert.Equal(ProgressRecordType.Completed, before.RecordType);
        Assert.Equal(ProgressRecordType.Completed, items.OfType<ProgressRecord>().Last().RecordType);
    }

    [Fact]
    public void Several_regions_are_counted()
    {
        Delay(requests: 3);

        var records = Run("Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-nowhere -IpAddress '198.51.100.*' -ErrorAction Ignore").OfType<ProgressRecord>().ToList();

        var regions = records.Where(record => record.RecordType == ProgressRecordType.Processing).Select(record => record.StatusDescription.Split(',')[0]).Distinct();
        Assert.Equal(["1 of 3 regions", "2 of 3 regions", "3 of 3 regions"], regions.Where(text => !text.StartsWith('0')));
        Assert.Equal(100, records[^2].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
    }

    private void Delay(int requests) => Emulator.Server.Faults.Add(new FaultRule(FaultKind.Delay) { Milliseconds = 1200, Count = requests });

    /// <summary>The rows and copies of the progress records of a script, in the order they are written.</summary>
    private List<object> Run(string script)
    {
        using var shell = Shell.Create().AddScript(script);
        using var output = new PSDataCollection<PSObject>();
        var items = new List<object>();
        output.DataAdding += (_, added) => items.Add(added.ItemAdded);
        shell.Streams.Progress.DataAdding += (_, added) => items.Add(Copy((ProgressRecord)added.ItemAdded));
        shell.Invoke(null, output);
        return items;
    }

    private static ProgressRecord Copy(ProgressRecord record) =>
        new(record.ActivityId, record.Activity, record.StatusDescription) { PercentComplete = record.PercentComplete, RecordType = record.RecordType };
}
