using System.Globalization;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>What is unattached, older than, or called so: what the service cannot filter is filtered here.</summary>
[Trait("Speed", "Slow")]
public sealed class QuestionTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Theory]
    [InlineData("3650000")]
    [InlineData("([timespan]::MaxValue)")]
    public void Nothing_is_older_than_the_calendar(string age) => Assert.Empty(Shell.Run($"Get-AliEni -OlderThan {age}").Rows());

    [Fact]
    public void Unattached_is_what_is_available_and_managed_by_no_service()
    {
        Check("-Unattached", row => row.Status == "Available" && row.ServiceManaged != true);
        Assert.All(Emulator.Server.Requests, request => Assert.Equal("Available", request.Parameters["Status"]));
    }

    [Theory]
    [InlineData("30.00:00:00", 30)]
    [InlineData("400", 400)]
    [InlineData("'400'", 400)]
    [InlineData("400d", 400)]
    [InlineData("9600h", 400)]
    [InlineData("60w", 420)]
    [InlineData("2y", 730)]
    [InlineData("'2y'", 730)]
    [InlineData("([datetime]::UtcNow.AddDays(-400).ToString('yyyy-MM-ddTHH:mm:ssZ'))", 400)]
    [InlineData("([timespan]::FromDays(400))", 400)]
    [InlineData("([datetime]::UtcNow.AddDays(-400))", 400)]
    [InlineData("([DateTimeOffset]::Now.AddDays(-400))", 400)]
    public void Older_than_takes_days_units_spans_and_dates(string age, int days)
    {
        var latest = DateTimeOffset.UtcNow.AddDays(-days);
        var expected = Emulator.Rows.Where(row => Created(row) < latest).Select(row => row.NetworkInterfaceId).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Shell.Run($"Get-AliEni -OlderThan {age}").Ids());
    }

    [Theory]
    [InlineData("-Status inuse -Type SECONDARY", "InUse", "Secondary")]
    [InlineData("-Unattached -Status available", "Available", "Secondary")]
    public void Known_states_and_types_are_put_into_the_letters_of_the_service(string parameters, string status, string type)
    {
        var rows = Shell.Run($"Get-AliEni {parameters}").Rows();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((status, type), (row.Status, row.Type)));
    }

    [Fact]
    public void Orphans_older_than_a_month_are_both()
    {
        var latest = DateTimeOffset.UtcNow.AddDays(-30);
        Check("-Unattached -OlderThan 30", row => row.Status == "Available" && row.ServiceManaged != true && Created(row) < latest);
    }

    [Theory]
    [InlineData("web-*", "web-")]
    [InlineData("WEB-*", "web-")]
    public void Wildcards_in_names_are_compared_in_any_case(string pattern, string start) =>
        Check($"-Name '{pattern}'", row => row.NetworkInterfaceName?.StartsWith(start, StringComparison.Ordinal) == true);

    [Fact]
    public void Several_names_are_a_listing_each_after_a_first_page_with_few_matches()
    {
        Check("-Name shared-name, web-01", row => row.NetworkInterfaceName is "shared-name" or "web-01");
        Assert.Equal([null, "shared-name", "web-01"], Emulator.Server.Requests.Select(request => request.Parameters.GetValueOrDefault("NetworkInterfaceName")));
    }

    [Fact]
    public void Names_and_wildcards_go_together() =>
        Check("-Name shared-name, 'db-0*'", row => row.NetworkInterfaceName == "shared-name" || row.NetworkInterfaceName?.StartsWith("db-0", StringComparison.Ordinal) == true);

    [Fact]
    public void They_go_together_with_the_filters_of_the_service_many_regions_and_a_first()
    {
        var rows = Shell.Run("Get-AliEni -RegionId cn-hangzhou, cn-beijing -Name *-0* -Type Secondary -OlderThan 1 -First 7").Rows();

        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.True(row is { Type: "Secondary" } && row.NetworkInterfaceName!.Contains("-0", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_service_caps_by_tag_is_completed_before_it_is_filtered_here()
    {
        var latest = DateTimeOffset.UtcNow.AddDays(-100);
        Check("-Tag @{ owner = $null } -OlderThan 100", row => row.Tags?.Any(tag => tag.Key == "owner") == true && Created(row) < latest);
    }

    [Fact]
    public void A_page_keeps_what_is_asked_for()
    {
        var page = Assert.Single(Shell.Run("Get-AliEni -AsPage -First 1 -Name 'web-*'").OutputAs<EniPage>());
        Assert.NotEmpty(page.NetworkInterfaces);
        Assert.All(page.NetworkInterfaces, row => Assert.StartsWith("web-", row.NetworkInterfaceName, StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_is_no_sum_of_what_is_filtered_here()
    {
        var count = Assert.Single(Shell.Run("(Get-AliEni -Unattached -IncludeTotalCount -First 1)[0].ToString()").OutputAs<string>());
        Assert.StartsWith("Unknown", count, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_command_that_goes_on_has_them_too()
    {
        Emulator.Server.Faults.Add("error:*@3");

        var error = Shell.Run("Get-AliEni -MaxResults 200 -Name 'web-*', x -OlderThan 30").Error();

        Assert.Contains("Get-AliEni -RegionId cn-hangzhou -NetworkInterfaceName 'web-*',x -OlderThan 30.00:00:00 -MaxResults 200 -NextToken", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Unattached", "Filters applied by the service: -Unattached (Status Available); locally: -Unattached (not managed by a service)")]
    [InlineData("-Name a*, b -Type Primary", "Filters applied by the service: -Type; locally: -NetworkInterfaceName a*, b")]
    [InlineData("-Name b -VpcId vpc-1", "Filters applied by the service: -NetworkInterfaceName, -VpcId")]
    [InlineData("-IpAddress 10.0.0.1", "Filters applied by the service: -IpAddress (PrimaryIpAddress, PrivateIpAddress, Ipv6Address); locally: -IpAddress 10.0.0.1")]
    public void Verbose_tells_which_filter_runs_where(string parameters, string line) => Assert.Contains(line, Shell.Run($"Get-AliEni {parameters} -Verbose").Verbose);

    [Fact]
    public void Without_filters_there_is_nothing_to_tell() =>
        Assert.DoesNotContain(Shell.Run("Get-AliEni -First 1 -Verbose").Verbose, line => line.StartsWith("Filters", StringComparison.Ordinal));

    private static DateTimeOffset? Created(EniRow row) =>
        string.IsNullOrEmpty(row.CreationTime) ? null : DateTimeOffset.Parse(row.CreationTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private void Check(string parameters, Func<EniRow, bool> matches)
    {
        var expected = Emulator.Rows.Where(matches).Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.True(expected.Count < Emulator.Rows.Count, "The filter of this test filters nothing.");
        Assert.Equal(expected, Shell.Run($"Get-AliEni {parameters}").Ids().Order(StringComparer.Ordinal));
    }
}
