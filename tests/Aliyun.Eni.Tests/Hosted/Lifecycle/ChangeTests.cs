using System.Management.Automation;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Attributes, addresses and tags through the engine.</summary>
[Trait("Speed", "Slow")]
public sealed class ChangeTests : LifecycleTests
{
    [Fact]
    public void Only_what_is_specified_is_changed()
    {
        Spare(1, row => row with { Description = "old" });

        var changed = Assert.Single(Shell.Run("Set-AliEni eni-spare001 -Name renamed -DeleteOnRelease $false -PassThru").Rows());

        Assert.Equal(("renamed", "old", false), (changed.NetworkInterfaceName, changed.Description, changed.DeleteOnRelease));
        var request = Assert.Single(Server.Requests, request => request.Action == "ModifyNetworkInterfaceAttribute");
        Assert.DoesNotContain("Description", request.Parameters.Keys);
        Assert.Empty(Shell.Run("Set-AliEni eni-spare001 -Description ''").Errors);
        Assert.Equal("", Row("eni-spare001").Description);
    }

    [Fact]
    public void Security_groups_are_replaced_and_the_resource_group_joined()
    {
        var row = World.Find(Spare(1))!;
        var group = World.SecurityGroups.First(one => one.VpcId == row.VpcId && !row.SecurityGroupIds!.Contains(one.SecurityGroupId)).SecurityGroupId;
        var resourceGroup = World.ResourceGroups[0];

        Assert.Empty(Shell.Run($"Set-AliEni eni-spare001 -SecurityGroupId {group} -ResourceGroupId {resourceGroup}").Errors);

        Assert.Equal([group], Row("eni-spare001").SecurityGroupIds!);
        Assert.Equal(resourceGroup, Row("eni-spare001").ResourceGroupId);
    }

    [Theory]
    [InlineData("Remove-AliEniAddress eni-spare001 203.0.113.7")]
    [InlineData("Get-AliEni eni-spare001 | Get-AliEniAddress -Kind Public | Remove-AliEniAddress")]
    public void Public_address_is_refused(string script)
    {
        Spare(1, row => row with { AssociatedPublicIp = new EniPublicIp("eip-1", "203.0.113.7") });

        var outcome = Shell.Run(script);

        Assert.StartsWith("Ali.PublicAddress,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void A_change_of_nothing_is_refused() => Assert.Equal(ErrorCategory.InvalidArgument, Shell.Run("Set-AliEni eni-1").Error().CategoryInfo.Category);

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.LoseRequest)]
    [InlineData(FaultKind.ErrorAfterExecution)]
    [InlineData(FaultKind.Conflict)]
    public void A_change_arrives_whatever_happens_to_the_request(FaultKind kind)
    {
        Spare(1);
        Fault(kind, "ModifyNetworkInterfaceAttribute");

        Assert.Empty(Shell.Run("Set-AliEni eni-spare001 -Name renamed").Errors);

        Assert.Equal("renamed", Row("eni-spare001").NetworkInterfaceName);
    }

    [Fact]
    public void A_refusal_that_is_waited_for_is_a_verbose_line()
    {
        Server.Faults.Add("error status=403 code=InvalidOperation.InvalidEniState action=AttachNetworkInterface");

        var outcome = Shell.Run($"Mount-AliEni {Spare(1)} {Instance(1)} -Verbose");

        Assert.Single(outcome.Verbose, static line => line.StartsWith("AttachNetworkInterface cn-hangzhou: InvalidOperation.InvalidEniState, retry 1 in ", StringComparison.Ordinal));
    }

    [Fact]
    public void Addresses_are_added_and_removed()
    {
        Spare(1);

        var added = Shell.Run("Add-AliEniAddress eni-spare001 172.16.3.100, 172.16.3.101 -PassThru");
        Assert.Empty(added.Errors);
        Assert.Equal(["172.16.3.100", "172.16.3.101"], added.OutputAs<EniAddress>().Select(row => row.IpAddress?.ToString()));
        Assert.Equal(2, Shell.Run("Add-AliEniAddress eni-spare001 -Count 2 -PassThru").OutputAs<EniAddress>().Count);

        var removed = Shell.Run("Get-AliEni eni-spare001 | Get-AliEniAddress | Remove-AliEniAddress");
        Assert.StartsWith("Ali.PrimaryAddress,", Assert.Single(removed.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(Row("eni-spare001").PrivateIpSets!);
        Assert.Equal(1, Sent("UnassignPrivateIpAddresses"));
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.LoseRequest)]
    [InlineData(FaultKind.ErrorAfterExecution)]
    [InlineData(FaultKind.IdempotentFailed)]
    [InlineData(FaultKind.Conflict)]
    public void Addresses_are_added_once(FaultKind kind)
    {
        Spare(1);
        Fault(kind, "AssignPrivateIpAddresses");

        Assert.Empty(Shell.Run("Add-AliEniAddress eni-spare001 -Count 3").Errors);

        Assert.Equal(4, Row("eni-spare001").PrivateIpSets!.Count);
    }

    [Fact]
    public void An_address_of_another_network_interface_is_an_error()
    {
        Spare(1);
        Spare(2);

        var error = Shell.Run("Add-AliEniAddress eni-spare001 172.16.2.3").Error();

        Assert.Equal(("eni-spare001", ErrorCategory.ResourceExists), (error.TargetObject, error.CategoryInfo.Category));
    }

    [Fact]
    public void Sixty_are_tagged_by_two_requests()
    {
        for (var i = 0; i < 60; i++)
        {
            Spare(i);
        }

        var outcome = Shell.Run("Get-AliEni -Name spare-* | Add-AliEniTag -Tag @{ env = 'prod' } -PassThru");

        Assert.All(outcome.Rows().Where(row => row.NetworkInterfaceId!.StartsWith("eni-spare", StringComparison.Ordinal)), row => Assert.Equal("prod", row.Tags!["env"]));
        Assert.InRange(Sent("TagResources"), 2, 3);
    }

    [Fact]
    public void A_stop_in_the_middle_names_no_tag_that_was_not_sent()
    {
        string[] ids = [.. Enumerable.Range(0, 160).Select(number => Spare(number))];

        var outcome = Shell.Run("Get-AliEni -Name spare-* | Add-AliEniTag -Tag @{ env = 'prod' } -PassThru -ThrottleLimit 1 | ForEach-Object { throw 'enough' }");

        Assert.NotNull(outcome.Terminating);

        // With a limit of 1, one request of 50 can be on its way when the command stops: whether the service has executed it is open.
        var untagged = ids.Where(id => Row(id).Tags!.Count == 0);
        Assert.InRange(untagged.Count(id => Shell.HostLines.Any(line => line.Contains(id, StringComparison.Ordinal))), 0, 50);
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.ErrorAfterExecution)]
    [InlineData(FaultKind.LoseRequest)]
    public void Tags_arrive_whatever_happens_to_the_request(FaultKind kind)
    {
        Spare(1);
        Spare(2);
        Fault(kind, "TagResources");

        Assert.Empty(Shell.Run("Add-AliEniTag eni-spare001, eni-spare002 @{ env = 'prod' }").Errors);

        Assert.All(["eni-spare001", "eni-spare002"], id => Assert.Equal("prod", Row(id).Tags!.Single(tag => tag.Key == "env").Value));
    }

    [Fact]
    public void A_tag_is_removed_in_any_case_and_all_tags()
    {
        Spare(1, row => row with { Tags = [new("Owner", "lisi"), new("env", "prod")] });

        Assert.Empty(Shell.Run("Remove-AliEniTag eni-spare001 owner").Errors);
        Assert.Equal(["env"], Row("eni-spare001").Tags!.Select(tag => tag.Key));
        Assert.Empty(Shell.Run("Remove-AliEniTag eni-spare001 -All").Errors);
        Assert.Empty(Row("eni-spare001").Tags!);
    }

    [Fact]
    public void One_that_does_not_exist_does_not_keep_others_from_their_tags()
    {
        Spare(1);

        var error = Shell.Run("Add-AliEniTag eni-spare001, eni-nowhere @{ env = 'prod' }").Error();

        Assert.Equal("eni-nowhere", error.TargetObject);
        Assert.Single(Row("eni-spare001").Tags!);
    }

    [Fact]
    public void A_preview_of_tags_shows_the_values_that_are_replaced()
    {
        Spare(1, static row => row with { Tags = [new("owner", "lisi"), new("env", "prod")] });

        var line = Assert.Single(Shell.WhatIf("Add-AliEniTag eni-spare001 @{ owner = 'wangwu' } -WhatIf"));

        Assert.Contains("owner=wangwu (was lisi)", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ owner = $null }")]
    [InlineData("owner")]
    public void A_tag_without_a_value_does_not_replace_one(string tag)
    {
        Spare(1, static row => row with { Tags = [new("owner", "lisi")] });

        Assert.StartsWith("Ali.TagMalformed,", Shell.Run($"Add-AliEniTag eni-spare001 {tag}").Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void All_tags_are_not_removed_by_a_switch_that_is_false() =>
        Assert.StartsWith("Ali.KeyMissing,", Shell.Run($"Remove-AliEniTag {Spare(1)} -All:$false").Error().FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void A_change_that_fails_after_a_part_of_it_says_so()
    {
        var error = Shell.Run($"Set-AliEni {Spare(1)} -Name renamed -ResourceGroupId rg-none").Error();

        Assert.Contains("Get-AliEni eni-spare001 -RegionId cn-hangzhou", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("renamed", Row("eni-spare001").NetworkInterfaceName);
    }

    [Fact]
    public void A_change_that_was_refused_as_a_whole_does_not_say_that_a_part_was_made() =>
        Assert.DoesNotContain("A part", Shell.Run($"Set-AliEni {Spare(1)} -ResourceGroupId rg-none").Error().ErrorDetails.RecommendedAction, StringComparison.Ordinal);
}
