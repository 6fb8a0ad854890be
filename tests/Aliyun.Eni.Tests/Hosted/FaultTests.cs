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
    public void Rows_without_members_are_rows()
    {
        Emulator.Server.Faults.Add("drop-members:*");

        var rows = Shell.Run("Get-AliEni").Rows();

        Assert.Equal(Emulator.Rows.Select(row => row.NetworkInterfaceId), rows.Select(row => row.NetworkInterfaceId));
        Assert.All(rows, row => Assert.Empty(row.Tags));
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
    [InlineData("empty200@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("invalid-utf8@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("deep-nesting@2", "Ali.MalformedResponse", ErrorCategory.InvalidData)]
    [InlineData("repeat-token:*", "Ali.RepeatedToken", ErrorCategory.InvalidData)]
    public void A_page_that_fails_is_one_error_after_the_whole_pages_before_it(string fault, string code, ErrorCategory category)
    {
        Emulator.Server.Faults.Add(fault);

        var outcome = Shell.Run("Get-AliEni -MaxRetry 0");

        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(EmulatorFixture.Region, error.TargetObject);
        var rows = outcome.OutputAs<NetworkInterface>();
        Assert.Equal(0, rows.Count % 500);
        Assert.True(rows.Count >= 500);
        Assert.All(Emulator.Rows.Zip(rows), pair => Same.Row(pair.First, pair.Second));
    }
}
