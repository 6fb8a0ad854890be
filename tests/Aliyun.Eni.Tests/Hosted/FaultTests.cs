using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>What goes wrong on the way, over real sockets: rows are whole or there is an error that says so, and what had arrived stays.</summary>
[Trait("Speed", "Slow")]
public sealed class FaultTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Theory]
    [InlineData("short-pages:*")]
    [InlineData("empty-middle-page:1@2")]
    [InlineData("token-on-last-page:*")]
    [InlineData("gzip:*")]
    [InlineData("list-as-single-object:*")]
    [InlineData("duplicate-rows:*")]
    [InlineData("short-pages:*; empty-middle-page:*; token-on-last-page:*; duplicate-rows:*; gzip:*")]
    public void What_is_legal_or_harmless_loses_no_row(string fault)
    {
        Emulator.Server.Faults.Add(fault);

        var rows = Shell.Run("Get-AliEni").Rows();

        Assert.Equal(Emulator.Rows.Count, rows.Count);
        Assert.All(Emulator.Rows.Zip(rows), pair => Same.Row(pair.First, pair.Second));
    }

    [Fact]
    public void Lists_with_their_indexes_as_keys_are_lists()
    {
        Emulator.Server.Faults.Add("list-as-indexed-object:*");

        var rows = Shell.Run("Get-AliEni").Rows();

        Assert.Equal(Emulator.Rows.Select(Describe), rows.Select(row => (row.NetworkInterfaceId!, row.SecurityGroupIds.Count, row.PrivateIpSets.Count, row.Tags.Count)));

        static (string, int, int, int) Describe(Emulator.Data.EniRow row) => (row.NetworkInterfaceId, row.SecurityGroupIds?.Count ?? 0, row.PrivateIpSets?.Count ?? 0, row.Tags?.Count ?? 0);
    }

    [Fact]
    public void Rows_without_members_are_rows()
    {
        Emulator.Server.Faults.Add("drop-members:*");

        var rows = Shell.Run("Get-AliEni").Rows();

        Assert.Equal(Emulator.Rows.Select(row => row.NetworkInterfaceId), rows.Select(row => row.NetworkInterfaceId));
        Assert.All(rows, row => Assert.Empty(row.Tags));
    }

    [Theory]
    [InlineData("set-member@2 name=NetworkInterfaceId value=null")]
    [InlineData("set-member@2 name=Code value=ServiceUnavailable")]
    public void A_page_that_is_wrong_once_is_read_again(string fault)
    {
        Emulator.Server.Faults.Add(fault);

        Assert.Equal(Emulator.Rows.Select(row => row.NetworkInterfaceId), Shell.Run("Get-AliEni -MaxRetry 1").Ids());
    }

    [Theory]
    [InlineData("-NetworkInterfaceId $ids", 101, 2)]
    [InlineData("-PrivateIpAddress $address", 1, 1)]
    [InlineData("-PrimaryIpAddress $address", 1, 1)]
    public void Rows_that_were_not_requested_are_dropped_with_one_warning(string parameter, int rows, int dropped)
    {
        Emulator.Server.Faults.Add("add-item:* name=NetworkInterfaceSet value={\"NetworkInterfaceId\":\"eni-foreign\",\"PrivateIpAddress\":\"198.51.100.7\"}");
        Shell.Set("ids", Emulator.Rows.Take(101).Select(row => row.NetworkInterfaceId).ToArray());
        Shell.Set("address", Emulator.Rows.Select(row => row.PrivateIpAddress!).GroupBy(address => address).First(group => group.Count() == 1).Key);

        var outcome = Shell.Run($"Get-AliEni {parameter} 3>&1");

        Assert.Empty(outcome.Errors);
        var warning = Assert.Single(outcome.Output.Select(one => one.BaseObject).OfType<WarningRecord>());
        Assert.Contains($" {dropped} network interface", warning.Message, StringComparison.Ordinal);
        Assert.Equal(rows, outcome.Output.Count - 1);
        Assert.DoesNotContain(outcome.Output.Select(one => one.BaseObject).OfType<NetworkInterface>(), row => row.NetworkInterfaceId == "eni-foreign");
    }

    [Theory]
    [InlineData("html@2", "Ali.UnexpectedResponse", ErrorCategory.ResourceUnavailable)]
    [InlineData("html@2 status=200", "Ali.UnexpectedResponse", ErrorCategory.InvalidData)]
    [InlineData("error@2 status=403 code=Forbidden.RAM", "Forbidden.RAM", ErrorCategory.PermissionDenied)]
    [InlineData("server-error@2 status=500", "InternalError", ErrorCategory.ResourceUnavailable)]
    [InlineData("throttle@2", "Throttling.User", ErrorCategory.LimitsExceeded)]
    [InlineData("reset-before-headers@2", "Ali.ConnectionLost", ErrorCategory.ConnectionError)]
    [InlineData("reset-in-headers@2", "Ali.ConnectionLost", ErrorCategory.ConnectionError)]
    [InlineData("reset-in-body@2 bytes=100000", "Ali.ConnectionLost", ErrorCategory.ConnectionError)]
    [InlineData("truncate@2 bytes=100000", "Ali.ConnectionLost", ErrorCategory.ConnectionError)]
    [InlineData("truncate@2 bytes=100000 chunked=yes", "Ali.ConnectionLost", ErrorCategory.ConnectionError)]
    [InlineData("wrong-length@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("huge-error-body@2", "Ali.UnexpectedResponse", ErrorCategory.ResourceUnavailable)]
    [InlineData("huge-error-body@2 bytes=200000", "InternalError", ErrorCategory.ResourceUnavailable)]
    [InlineData("empty200@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("invalid-utf8@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("deep-nesting@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("repeat-token:*", "Ali.RepeatedToken", ErrorCategory.InvalidData)]
    [InlineData("set-member@2 name=NetworkInterfaceId value=null", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("add-item@2 name=NetworkInterfaceSet value={\"Status\":\"InUse\"}", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("set-member@2 name=Code value=Forbidden.RAM", "Forbidden.RAM", ErrorCategory.PermissionDenied)]
    [InlineData("set-member@2 name=Code value=ServiceUnavailable", "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    public void A_page_that_fails_is_one_error_after_the_whole_pages_before_it(string fault, string code, ErrorCategory category)
    {
        Emulator.Server.Faults.Add(fault);

        var outcome = Shell.Run("Get-AliEni -MaxRetry 0");

        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(EmulatorFixture.Region, error.TargetObject);
        Assert.InRange(error.ToString().Length, 1, 3000);
        var rows = outcome.OutputAs<NetworkInterface>();
        Assert.Equal(0, rows.Count % 500);
        Assert.True(rows.Count >= 500);
        Assert.All(Emulator.Rows.Zip(rows), pair => Same.Row(pair.First, pair.Second));
    }
}
