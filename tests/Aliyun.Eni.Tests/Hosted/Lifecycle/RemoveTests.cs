using System.Management.Automation;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Creating and deleting through the engine.</summary>
[Trait("Speed", "Slow")]
public sealed class RemoveTests : LifecycleTests
{
    private string New => $"New-AliEni {World.Find(Spare(90))!.VSwitchId} {World.Find("eni-spare090")!.SecurityGroupIds![0]} -Name made";

    [Fact]
    public void Name_with_line_breaks_and_escapes_is_one_clean_line_of_the_preview()
    {
        var id = Spare(1, row => row with { NetworkInterfaceName = "web\u001b[2J\u0007\r\nWhat if: other\u202e" });

        var line = Assert.Single(Shell.WhatIf($"Remove-AliEni {id} -WhatIf"));

        Assert.Contains(id, line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, static c => char.IsControl(c) || c == '\u202e');
    }

    [Fact]
    public void A_network_interface_is_created_and_deleted()
    {
        var count = World.Count + 1;

        var made = Assert.Single(Shell.Run($"{New} -Tag @{{ owner = 'lisi'; empty = $null }} -SecondaryPrivateIpAddressCount 2").Rows());
        Assert.Equal(("made", "Available", "lisi", 3), (made.NetworkInterfaceName, made.Status, made.Tags!["owner"], made.PrivateIpSets!.Count));
        Assert.NotNull(made.CreationTime);

        Assert.Empty(Shell.Run($"Remove-AliEni {made.NetworkInterfaceId} -Force").Rows());
        Assert.Null(World.Find(made.NetworkInterfaceId!));
        Assert.Equal(count, World.Count);
    }

    [Fact]
    public void A_new_network_interface_goes_on_to_be_attached()
    {
        Instance(1);

        var mounted = Assert.Single(Shell.Run($"{New} | Mount-AliEni -InstanceId i-host001 -PassThru").Rows());

        Assert.Equal(("made", "i-host001"), (mounted.NetworkInterfaceName, mounted.AttachedInstanceId));
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.LoseRequest)]
    [InlineData(FaultKind.ErrorAfterExecution)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.IdempotentFailed)]
    [InlineData(FaultKind.Empty200)]
    [InlineData(FaultKind.HalfJson)]
    public void Nothing_is_created_twice(FaultKind kind)
    {
        var script = New;
        var count = World.Count;
        Fault(kind, "CreateNetworkInterface");

        var made = Assert.Single(Shell.Run(script).Rows());

        Assert.Equal(count + 1, World.Count);
        Assert.NotNull(World.Find(made.NetworkInterfaceId!));
        Assert.Equal(1, Executed("CreateNetworkInterface"));
    }

    [Fact]
    public void A_new_network_interface_that_may_not_be_read_is_written_with_the_failure()
    {
        var script = New;
        Fault(FaultKind.Error, "DescribeNetworkInterfaces", 100);

        var made = Assert.Single(Shell.Run(script).Rows());

        var warning = Assert.Single(Shell.HostLines, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.All([made.NetworkInterfaceId!, "Forbidden.RAM", "RequestId", "ecs:DescribeNetworkInterfaces"], part => Assert.Contains(part, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_ClientToken_gives_the_same_network_interface()
    {
        var script = $"{New} -ClientToken mine";

        Assert.Equal(Shell.Run(script).Ids(), Shell.Run(script).Ids());
        Assert.Equal(1, Executed("CreateNetworkInterface"));
    }

    [Fact]
    public async Task A_stop_says_what_may_have_been_created()
    {
        var script = New;
        Fault(FaultKind.Hang, "CreateNetworkInterface");
        using var running = Shell.Create();
        var result = running.AddScript(script).BeginInvoke();
        SpinWait.SpinUntil(() => Executed("CreateNetworkInterface") == 1, TimeSpan.FromSeconds(20));

        await running.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        var warning = Assert.Single(Shell.HostLines, line => line.StartsWith("Warning: The command was stopped.", StringComparison.Ordinal));
        Assert.Contains($"Get-AliEni -RegionId {Region} -VSwitchId vsw-", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_file_become_network_interfaces()
    {
        var row = World.Find(Spare(90))!;

        var made = Shell.Run(
            $"[pscustomobject]@{{ VSwitchId = '{row.VSwitchId}'; SecurityGroupId = '{row.SecurityGroupIds![0]}'; NetworkInterfaceName = 'row-1'; Description = ''; QueueNumber = ''; DeleteOnRelease = 'False' }} | New-AliEni").Rows();

        Assert.Equal(("row-1", false), (Assert.Single(made).NetworkInterfaceName, made[0].DeleteOnRelease));
    }

    [Fact]
    public void Parameters_that_exclude_each_other_are_refused_before_any_request()
    {
        Assert.Equal(ErrorCategory.InvalidArgument, Shell.Run("New-AliEni vsw-1 sg-1 -PrivateIpAddress 172.16.0.9 -SecondaryPrivateIpAddressCount 2").Error().CategoryInfo.Category);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Orphans_are_shown_and_then_deleted()
    {
        Spare(1, row => row with { CreationTime = "2020-01-01T00:00:00Z" });
        var orphans = Shell.Run("Get-AliEni -Unattached -OlderThan 90").Ids().ToArray();
        Server.ClearRequests();

        var lines = Shell.WhatIf("Get-AliEni -Unattached -OlderThan 90 | Remove-AliEni -WhatIf");

        Assert.Equal(orphans.Length, lines.Count);
        Assert.All(orphans.Zip(lines), pair => Assert.Contains(pair.First!, pair.Second, StringComparison.Ordinal));
        Assert.Equal(0, Writes);
        Assert.Empty(Shell.Run("Get-AliEni -Unattached -OlderThan 90 | Remove-AliEni -Confirm:$false").Errors);
        Assert.All(orphans, id => Assert.Null(World.Find(id!)));
    }

    [Fact]
    public void A_typed_id_that_does_not_exist_is_not_found_and_an_object_that_is_gone_is_not_an_error()
    {
        Spare(1);
        Assert.Empty(Shell.Run("$eni = Get-AliEni eni-spare001; $eni | Remove-AliEni -Force").Errors);
        Server.ClearRequests();

        Assert.Equal(ErrorCategory.ObjectNotFound, Shell.Run("Remove-AliEni eni-spare001 -Force").Error().CategoryInfo.Category);
        var again = Shell.Run("$eni | Remove-AliEni -Force -Verbose");

        Assert.Empty(again.Errors);
        Assert.Contains(again.Verbose, line => line.StartsWith("eni-spare001", StringComparison.Ordinal));
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void One_in_use_is_deleted_only_with_Dismount()
    {
        Attached(1, Instance(1));

        Assert.Contains("-Dismount", Shell.Run("Remove-AliEni eni-spare001 -Force").Error().ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Writes);
        Assert.Empty(Shell.Run("Remove-AliEni eni-spare001 -Force -Dismount").Errors);
        Assert.Null(World.Find("eni-spare001"));
    }

    [Fact]
    public void Deleting_asks_first_with_the_name_of_what_only_an_id_was_given_of()
    {
        Spare(1);

        Assert.Empty(Shell.Run("Remove-AliEni eni-spare001").Errors);

        var prompt = Assert.Single(Shell.HostLines, line => line.StartsWith("Prompt", StringComparison.Ordinal));
        Assert.Contains("spare-1", prompt, StringComparison.Ordinal);
        Assert.Null(World.Find("eni-spare001"));
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.LoseRequest)]
    [InlineData(FaultKind.ErrorAfterExecution)]
    [InlineData(FaultKind.Conflict)]
    public void A_deletion_ends_whatever_happens_to_the_request(FaultKind kind)
    {
        Spare(1);
        Fault(kind, "DeleteNetworkInterface");

        Assert.Empty(Shell.Run("Remove-AliEni eni-spare001 -Force").Errors);

        Assert.Null(World.Find("eni-spare001"));
        Assert.Equal(1, Executed("DeleteNetworkInterface"));
    }

    [Fact]
    public void A_deletion_that_is_stuck_is_sent_again()
    {
        Spare(1);
        Fault(FaultKind.Stuck, "DeleteNetworkInterface");

        Assert.Empty(Shell.Run("Remove-AliEni eni-spare001 -Force -WaitTimeoutSec 30").Errors);

        Assert.Null(World.Find("eni-spare001"));
    }

    [Fact]
    public void A_missing_permission_names_the_action()
    {
        Spare(1);
        Fault(FaultKind.Error, "DeleteNetworkInterface");

        var error = Shell.Run("Remove-AliEni eni-spare001 -Force").Error();

        Assert.StartsWith("Forbidden.RAM,Remove-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ecs:DeleteNetworkInterface", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void PassThru_writes_what_was_deleted()
    {
        var deleted = Assert.Single(Shell.Run($"Get-AliEni {Spare(1)} | Remove-AliEni -Force -PassThru").Rows());

        Assert.Equal("eni-spare001", deleted.NetworkInterfaceId);
        Assert.Null(World.Find("eni-spare001"));
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("-WhatIf")]
    public void An_object_that_is_not_found_is_a_warning(string parameter)
    {
        Spare(1, static row => row with { CreationTime = "2020-01-01T00:00:00Z" });
        Shell.Run("$eni = Get-AliEni eni-spare001; Remove-AliEni eni-spare001 -Force");

        var outcome = Shell.Run($"$eni | Remove-AliEni {parameter} 3>&1");

        Assert.Contains("eni-spare001 wasn't found in cn-hangzhou", Assert.Single(outcome.Output.Select(static one => one.BaseObject).OfType<WarningRecord>()).Message, StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void A_new_one_like_another_has_an_address_of_its_own()
    {
        Spare(1);

        var outcome = Shell.Run("Get-AliEni eni-spare001 | New-AliEni -Name copy");

        var made = Assert.Single(outcome.Rows());
        Assert.NotEqual("172.16.2.2", made.PrivateIpAddress);
        Assert.Single(made.PrivateIpSets);
        Assert.Equal(Row("eni-spare001").SecurityGroupIds, made.SecurityGroupIds);
    }
}
