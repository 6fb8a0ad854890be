using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Servers that repeat rows or never end, and local filters that remove rows.</summary>
[Trait("Speed", "Slow")]
public sealed class RepeatedRowTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    private IEnumerable<string> AllIds => Emulator.Rows.Select(static row => row.NetworkInterfaceId);

    [Theory]
    [InlineData("repeat-rows:*")]
    [InlineData("duplicate-rows:*")]
    public void Row_that_comes_again_is_written_once(string fault)
    {
        Emulator.Server.Faults.Add(fault);

        Assert.Equal(AllIds, Shell.Run("Get-AliEni -MaxResults 100").Ids());
        Assert.Equal(AllIds, Shell.Run("(Get-AliEni -MaxResults 100 -AsPage).NetworkInterfaces").Ids());
    }

    [Fact]
    public void Listing_that_never_ends_is_an_error_after_a_bounded_number_of_pages()
    {
        Emulator.Server.Faults.Add("ever-new-tokens:*");

        var outcome = Shell.Run("Get-AliEni -MaxResults 100");

        Assert.Equal(AllIds.Take(100), outcome.OutputAs<NetworkInterface>().Select(static row => row.NetworkInterfaceId!));
        Assert.StartsWith("Ali.EndlessPages,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.InRange(Emulator.Server.Requests.Count, 2, 110);
    }

    [Fact]
    public void Rows_that_a_local_filter_removes_are_no_empty_pages()
    {
        // The last row, after more pages without a match than a server may send without a row.
        var last = Emulator.Rows[^1];
        Assert.True(Emulator.Rows.Count > 1010, "Too few pages.");
        Shell.Set("mac", last.MacAddress!);

        Assert.Equal([last.NetworkInterfaceId], Shell.Run("Get-AliEni -MaxResults 10 -MacAddress $mac").Ids());
    }

    [Fact]
    public void Resumed_listing_that_is_not_truncated_is_no_warning()
    {
        var tag = Emulator.Rows.SelectMany(static row => row.Tags ?? []).GroupBy(static tag => (tag.Key, tag.Value)).First(static group => group.Count() is > 20 and < 900).Key;

        var output = Shell.With("key", tag.Key).With("value", tag.Value)
            .Run("$page = Get-AliEni -Tag @{ $key = $value } -AsPage -First 1 -MaxResults 10; Get-AliEni -Tag @{ $key = $value } -NextToken $page.NextToken 3>&1").Output;

        Assert.NotEmpty(output);
        Assert.DoesNotContain(output, static item => item.BaseObject is WarningRecord);
    }
}
