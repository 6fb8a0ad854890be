using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Where the service leaves rows out, they are found in other ways, or it is said that there may be more.</summary>
[Trait("Speed", "Slow")]
public sealed class CompletionTests : IAsyncLifetime
{
    private EmulatorServer _emulator = null!;
    private ModuleShell _shell = null!;

    private IEnumerable<EniRow> Rows => _emulator.World.InRegion("cn-hangzhou");

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 9000, Seed = 2 });
        _shell = ModuleShell.For(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public void A_tag_of_more_than_a_thousand_is_listed_whole()
    {
        var expected = Rows.Where(row => Has(row, "env", "prod")).ToList();
        Assert.True(expected.Count > 1000);

        Same(expected, _shell.Run("Get-AliEni -Tag @{ env = 'prod' }"));

        Assert.Contains(_emulator.Requests, request => request.Action == "ListTagResources");
    }

    [Fact]
    public void A_tag_of_more_than_a_thousand_with_another_filter_is_listed_whole()
    {
        var expected = Rows.Where(row => Has(row, "env", "prod") && row.Status == "Available").ToList();
        Assert.True(expected.Count < 1000);

        Same(expected, _shell.Run("Get-AliEni -Tag @{ env = 'prod' } -Status Available"));
    }

    [Fact]
    public void A_tag_of_fewer_costs_no_request_more()
    {
        var few = Rows.SelectMany(row => row.Tags ?? []).GroupBy(tag => (tag.Key, tag.Value)).First(group => group.Count() is > 1 and < 500).Key;
        _shell.Set("key", few.Key);
        _shell.Set("value", few.Value);

        Same([.. Rows.Where(row => Has(row, few.Key, few.Value))], _shell.Run("Get-AliEni -Tag @{ $key = $value }"));

        Assert.Single(_emulator.Requests);
    }

    [Fact]
    public void First_of_a_tag_asks_no_further()
    {
        Assert.Equal(5, _shell.Run("Get-AliEni -Tag @{ env = 'prod' } -First 5").Rows().Count);
        Assert.Single(_emulator.Requests);
    }

    [Fact]
    public void By_security_group_primary_ones_come_too()
    {
        var group = Rows.Where(row => row.Type == "Primary").SelectMany(row => row.SecurityGroupIds ?? []).GroupBy(id => id).MaxBy(ids => ids.Count())!.Key;
        var expected = Rows.Where(row => row.SecurityGroupIds?.Contains(group) == true).ToList();
        Assert.Contains(expected, row => row.Type == "Primary");
        Assert.Contains(expected, row => row.Type == "Secondary");

        Same(expected, _shell.Run($"Get-AliEni -SecurityGroupId {group}"));
        Same([.. expected.Where(row => row.Type == "Primary")], _shell.Run($"Get-AliEni -SecurityGroupId {group} -Type Primary"));
        _emulator.ClearRequests();
        Same([.. expected.Where(row => row.Type == "Secondary")], _shell.Run($"Get-AliEni -SecurityGroupId {group} -Type Secondary"));
        Assert.DoesNotContain(_emulator.Requests, request => request.Action == "DescribeInstances");
    }

    [Theory]
    [InlineData("ListTagResources", "Get-AliEni -Tag @{ env = 'prod' }")]
    [InlineData("DescribeInstances", "Get-AliEni -SecurityGroupId $group")]
    public void What_is_not_granted_is_a_warning_that_names_the_action(string action, string script)
    {
        _emulator.Faults.Add($"error:* action={action} status=403 code=Forbidden.RAM");
        _shell.Set("group", Rows.First(row => row.SecurityGroupIds?.Count > 0).SecurityGroupIds![0]);

        var outcome = _shell.Run($"{script} -WarningVariable warnings -WarningAction SilentlyContinue; \"$warnings\"");

        Assert.Empty(outcome.Errors);
        Assert.True(outcome.Output.Count > 1);
        Assert.Contains($"ecs:{action}", (string)outcome.Output[^1].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_a_truncated_listing_have_each_row_once() => Same(
        [.. Rows.Where(static row => Has(row, "env", "prod"))], _shell.Run("(Get-AliEni -Tag @{ env = 'prod' } -AsPage).NetworkInterfaces"));

    [Theory]
    [InlineData("ListTagResources", "-Tag @{ env = 'prod' }")]
    [InlineData("DescribeInstances", "-SecurityGroupId $group")]
    public void Lookup_that_never_ends_is_a_warning_after_a_bounded_number_of_pages(string action, string filter)
    {
        _shell.Set("group", Rows.First(static row => row.Type == "Secondary").SecurityGroupIds![0]);
        _emulator.Faults.Add($"ever-new-tokens:* action={action}");

        var output = _shell.Run($"Get-AliEni {filter} 3>&1").Output.Select(static item => item.BaseObject).ToList();

        Assert.Contains(action, Assert.Single(output.OfType<WarningRecord>()).Message, StringComparison.Ordinal);
        Assert.NotEmpty(output.OfType<NetworkInterface>());
        Assert.InRange(_emulator.Requests.Count(request => request.Action == action), 2, 110);
    }

    [Theory]
    [InlineData("-Tag @{ env = 'prod' }", "tag")]
    [InlineData("-SecurityGroupId $group", "security group")]
    public void Resumed_listing_that_the_service_truncates_is_a_warning(string filter, string reason)
    {
        _shell.Set("group", Rows.Where(static row => row.Type == "Secondary").SelectMany(static row => row.SecurityGroupIds ?? []).CountBy(static id => id).MaxBy(static group => group.Value).Key);

        var output = _shell.Run($"$page = Get-AliEni {filter} -AsPage -First 1 -MaxResults 10; Get-AliEni {filter} -NextToken $page.NextToken 3>&1").Output;

        Assert.Contains(reason, Assert.Single(output.Select(static item => item.BaseObject).OfType<WarningRecord>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_group_of_more_than_a_thousand_is_a_warning()
    {
        var group = Rows.Where(row => !string.IsNullOrEmpty(row.ResourceGroupId)).GroupBy(row => row.ResourceGroupId).MaxBy(rows => rows.Count())!;
        Assert.True(group.Count() > 1000);

        var outcome = _shell.Run($"Get-AliEni -ResourceGroupId {group.Key} -WarningVariable warnings -WarningAction SilentlyContinue; \"$warnings\"");

        Assert.Equal(1001, outcome.Output.Count);
        Assert.Contains(group.Key!, (string)outcome.Output[^1].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_the_service_cuts_is_an_estimate()
    {
        var outcome = _shell.Run("$all = @(Get-AliEni -Tag @{ env = 'prod' } -First 0 -IncludeTotalCount); $all[0].ToString()");
        Assert.StartsWith("Unknown total count", (string)Assert.Single(outcome.Output).BaseObject, StringComparison.Ordinal);
    }

    private static bool Has(EniRow row, string key, string value) => row.Tags?.Any(tag => tag.Key == key && tag.Value == value) == true;

    private static void Same(IReadOnlyList<EniRow> expected, Outcome outcome) => Assert.Equal(
        expected.Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal), outcome.Ids().Order(StringComparer.Ordinal));
}
