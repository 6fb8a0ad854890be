using System.Management.Automation;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Attaching and detaching through the engine.</summary>
[Trait("Speed", "Slow")]
public sealed class MountTests : LifecycleTests
{
    [Fact]
    public void A_network_interface_is_attached_and_detached()
    {
        var (eni, instance) = (Spare(1), Instance(1));

        var mounted = Assert.Single(Shell.Run($"Mount-AliEni {eni} {instance} -PassThru").Rows());
        Assert.Equal(("InUse", instance), (mounted.Status, mounted.AttachedInstanceId));
        Assert.Equal(instance, Row(eni).AttachedInstanceId);

        var detached = Assert.Single(Shell.Run($"Dismount-AliEni {eni} -PassThru").Rows());
        Assert.Equal(("Available", null), (detached.Status, detached.AttachedInstanceId));
        Assert.Equal(2, Writes);
    }

    [Fact]
    public void Nothing_is_written_without_PassThru() => Assert.Empty(Shell.Run($"Mount-AliEni {Spare(1)} {Instance(1)}; Dismount-AliEni eni-spare001").Rows());

    [Theory]
    [InlineData("Mount-AliEni eni-spare001 -InstanceId i-host001 -Verbose")]
    [InlineData("Dismount-AliEni eni-spare002 -Verbose")]
    [InlineData("Set-AliEni eni-spare001 -Name renamed -Description '' -Verbose")]
    [InlineData("Add-AliEniTag eni-spare001 -Tag @{ env = 'prod' } -Verbose")]
    [InlineData("Remove-AliEniTag eni-spare003 -Key old -Verbose")]
    [InlineData("Add-AliEniAddress eni-spare001 -Address 172.16.0.201 -Verbose")]
    [InlineData("Remove-AliEniAddress eni-spare004 -Address 172.16.0.202 -Verbose")]
    public void The_second_run_changes_nothing_and_says_so(string script)
    {
        Instance(1);
        Instance(2);
        Spare(1);
        Attached(2, "i-host002");
        Spare(3, row => row with { Tags = [new("old", "1")] });
        Spare(4, row => row with { PrivateIpSets = [.. row.PrivateIpSets!, new("172.16.0.202", false)] });
        Assert.Empty(Shell.Run(script).Errors);
        Assert.Equal(1, Writes);
        Server.ClearRequests();

        var second = Shell.Run(script);

        Assert.Empty(second.Errors);
        Assert.Equal(0, Writes);
        Assert.Contains(second.Verbose, line => line.Contains("eni-spare00", StringComparison.Ordinal) && !line.StartsWith("Performing", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interface_moves_to_another_instance()
    {
        string[] enis = [Attached(1, Instance(1)), Attached(2, "i-host001")];
        Instance(2);

        var moved = Shell.Run("Get-AliEni -InstanceId i-host001 -Type Secondary | Dismount-AliEni -PassThru | Mount-AliEni -InstanceId i-host002 -PassThru").Rows();

        Assert.Equal(enis, moved.Select(row => row.NetworkInterfaceId).Order());
        Assert.All(enis, eni => Assert.Equal("i-host002", Row(eni).AttachedInstanceId));
    }

    [Theory]
    [InlineData("Dismount-AliEni eni-spare001 | Mount-AliEni -InstanceId i-host002", "Mount-AliEni")]
    [InlineData("Get-AliEni eni-spare001 | Dismount-AliEni -Confirm:$false | Remove-AliEni -Force", "Remove-AliEni")]
    [InlineData("Set-AliEni eni-spare001 -Name renamed | Get-AliEni", "Get-AliEni")]
    [InlineData("Set-AliEni eni-spare001 -Name renamed | Get-AliEniAddress", "Get-AliEniAddress")]
    [InlineData("Dismount-AliEni eni-spare001 |\n  Wait-AliEni", "Wait-AliEni")]
    [InlineData("Dismount-AliEni eni-spare001 `\n  | Wait-AliEni", "Wait-AliEni")]
    [InlineData("Dismount-AliEni eni-spare001 `\n  -ThrottleLimit 4 |\n  # Then on.\n  Wait-AliEni", "Wait-AliEni")]
    public void A_change_without_PassThru_before_another_command_is_refused_before_any_request(string script, string command)
    {
        Attached(1, Instance(1));

        var outcome = Shell.Run(script);

        Assert.StartsWith($"Ali.PassThruMissing,{command}", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Dismount-AliEni eni-spare001 | Out-Null; 'eni-spare001' | Mount-AliEni -InstanceId i-host001")]
    [InlineData("'eni-spare001' | ForEach-Object { Get-AliEni $_ | Where-Object Status | Wait-AliEni } | Set-AliEni -Name renamed | Out-Null")]
    [InlineData("Set-AliEni eni-spare001 -Name renamed | ForEach-Object -Process {} -End { Get-AliEni eni-spare001 | Set-AliEni -Name again }")]
    public void A_change_without_PassThru_that_is_not_directly_before_another_cmdlet_is_made(string script)
    {
        Attached(1, Instance(1));

        Assert.Empty(Shell.Run(script).Errors);

        Assert.InRange(Writes, 1, 2);
    }

    [Fact]
    public void The_instance_is_never_taken_from_a_piped_network_interface()
    {
        Attached(1, Instance(1));

        var outcome = Shell.Run("Get-AliEni eni-spare001 | Mount-AliEni");

        Assert.StartsWith("Ali.InstanceIdMissing,Mount-AliEni", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void Rows_of_a_file_have_their_own_instance()
    {
        string[] enis = [Spare(1), Spare(2)];
        string[] instances = [Instance(1), Instance(2)];

        var outcome = Shell.Run(
            "[pscustomobject]@{ NetworkInterfaceId = 'eni-spare001'; InstanceId = 'i-host001'; ProfileName = '' },"
            + "[pscustomobject]@{ NetworkInterfaceId = 'eni-spare002'; InstanceId = 'i-host002'; RegionId = 'cn-hangzhou'; ProfileName = '' },"
            + "[pscustomobject]@{ NetworkInterfaceId = 'eni-spare003'; InstanceId = ''; RegionId = 'cn-hangzhou'; ProfileName = '' } | Mount-AliEni");

        Assert.Equal("eni-spare003", outcome.Error().TargetObject);
        Assert.Equal(instances, enis.Select(eni => Row(eni).AttachedInstanceId));
    }

    [Fact]
    public void Two_for_one_instance_are_attached_one_after_the_other()
    {
        Spare(1);
        Spare(2);
        Instance(1);
        Fault(FaultKind.Conflict, "AttachNetworkInterface", 0);

        var outcome = Shell.Run("'eni-spare001', 'eni-spare002' | Mount-AliEni -InstanceId i-host001");

        Assert.Empty(outcome.Errors);
        Assert.Equal(2, Sent("AttachNetworkInterface"));
        var log = Server.Requests.Select(request => request.Action).ToList();
        Assert.Contains("DescribeNetworkInterfaces", log[(log.IndexOf("AttachNetworkInterface") + 1)..log.LastIndexOf("AttachNetworkInterface")]);
    }

    [Fact]
    public void One_that_fails_is_one_error_and_the_others_are_attached()
    {
        Spare(1);
        Attached(2, Instance(2));
        Spare(3);
        Instance(1, type: "ecs.ebmg7.32xlarge");

        var outcome = Shell.Run("Mount-AliEni eni-spare001, eni-spare002, eni-nowhere, eni-spare003 -InstanceId i-host001 -PassThru");

        Assert.Equal(["eni-spare001", "eni-spare003"], outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId).Order());
        Assert.Equal(
            [("eni-nowhere", ErrorCategory.ObjectNotFound), ("eni-spare002", ErrorCategory.InvalidOperation)],
            outcome.Errors.Select(error => ((string)error.TargetObject, error.CategoryInfo.Category)).OrderBy(one => one.Item1));
        Assert.Contains("i-host002", outcome.Errors.Single(error => Equals(error.TargetObject, "eni-spare002")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mount-AliEni '{0}' i-host001")]
    [InlineData("Dismount-AliEni '{0}'")]
    [InlineData("Remove-AliEni '{0}' -Force")]
    [InlineData("Get-AliEni '{0}' | Remove-AliEni -Force")]
    public void A_primary_network_interface_is_refused_before_any_request(string script)
    {
        var primary = World.InRegion(Region).First(row => row is { Type: "Primary", Status: "InUse" }).NetworkInterfaceId;
        Instance(1);

        var error = Shell.Run(string.Format(null, script, primary)).Error();

        Assert.StartsWith("InvalidOperation.DetachPrimaryEniNotAllowed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(primary, error.TargetObject);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Mount-AliEni eni-* i-1")]
    [InlineData("Dismount-AliEni eni-?")]
    [InlineData("Remove-AliEni 'eni-[a]' -Force")]
    [InlineData("Mount-AliEni eni-1 i-*")]
    [InlineData("'eni-*' | Remove-AliEni -Force")]
    [InlineData("Add-AliEniAddress eni-1 172.16.0.*")]
    public void A_wildcard_is_refused_before_any_request(string script)
    {
        Assert.NotNull(Shell.Run(script).Error());
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_guard_refuses_another_instance()
    {
        Attached(1, Instance(1));

        var error = Shell.Run("Dismount-AliEni eni-spare001 -InstanceId i-host009").Error();

        Assert.Contains("i-host001", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void Message_of_the_service_names_the_network_interface()
    {
        Spare(1);
        Spare(2);
        Instance(1);
        Fault(FaultKind.Error, "AttachNetworkInterface", count: 2, static rule => rule with { Code = "EniPerInstanceLimitExceeded", Status = 403 });

        var errors = Shell.Run("Mount-AliEni eni-spare001, eni-spare002 -InstanceId i-host001").Errors;

        Assert.Equal(2, errors.Count);
        Assert.All(errors, static error => Assert.Contains((string)error.TargetObject, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Network_interface_of_another_service_is_refused_before_any_request()
    {
        Spare(1, static row => row with { Status = "InUse", ServiceManaged = true, InstanceId = null, Attachment = null });

        Assert.All(
            ["Dismount-AliEni eni-spare001", "Remove-AliEni eni-spare001 -Force", "Remove-AliEni eni-spare001 -Dismount -Force"],
            script => Assert.StartsWith("InvalidOperation.EniServiceManaged,", Shell.Run(script).Error().FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Dismount-AliEni eni-spare001")]
    [InlineData("Remove-AliEni eni-spare001 -Dismount -Force")]
    public void Detachment_from_an_instance_that_the_service_does_not_report_recommends_to_specify_it(string script)
    {
        Spare(1, static row => row with { Status = "InUse", InstanceId = null, Attachment = null });

        var error = Shell.Run(script).Error();

        Assert.StartsWith("Ali.InstanceUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Contains("Dismount-AliEni -InstanceId", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Mount-AliEni eni-spare001 i-host001")]
    [InlineData("Dismount-AliEni eni-spare001")]
    public void Network_interface_that_is_being_deleted_is_refused_without_the_advice_to_wait(string script)
    {
        Spare(1, static row => row with { Status = "Deleting" });
        Instance(1);

        var error = Shell.Run(script).Error();

        Assert.StartsWith("InvalidOperation.InvalidEniState,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.DoesNotContain("Wait-AliEni", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void Wait_for_an_unknown_status_warns()
    {
        Spare(1);

        var outcome = Shell.Run("Wait-AliEni eni-spare001 -Status Availabel, InUse, Available 3>&1");

        Assert.Contains("Available", Assert.Single(outcome.Output, static item => item.BaseObject is WarningRecord).ToString(), StringComparison.Ordinal);
        Assert.Single(outcome.Output, static item => item.BaseObject is NetworkInterface);
    }

    [Fact]
    public void WhatIf_reads_the_state_of_an_object_that_is_old()
    {
        Spare(1);
        var instance = Instance(1);

        var lines = Shell.WhatIf($"$old = Get-AliEni eni-spare001; $old | Mount-AliEni -InstanceId {instance}; $old | Dismount-AliEni -WhatIf; $old | Mount-AliEni -InstanceId {instance} -WhatIf");

        Assert.Contains($"Detach from {instance}", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(1, Writes);
    }

    [Fact]
    public void Network_interfaces_of_one_instance_are_attached_in_the_order_of_the_input()
    {
        var instance = Instance(1, type: InstanceType.All.MaxBy(static type => type.EniQuantity)!.Name);
        string[] ids = [.. Enumerable.Range(1, 6).Select(number => Spare(number))];

        Shell.Run($"{string.Join(", ", ids.Select(static id => $"'{id}'"))} | Mount-AliEni -InstanceId {instance} -ThrottleLimit 30");

        Assert.Equal(ids, Server.Requests.Where(static request => request.Action == "AttachNetworkInterface").Select(static request => request.Parameters["NetworkInterfaceId"]));
    }

    [Fact]
    public void WhatIf_says_what_happens_to_which_network_interface_and_changes_nothing()
    {
        Spare(1);
        Instance(1);

        var lines = Shell.WhatIf("Mount-AliEni eni-spare001 i-host001 -WhatIf");

        var line = Assert.Single(lines);
        Assert.All(["Attach to i-host001", "eni-spare001", "spare-1", "172.16.2.2", Region], part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void NoWait_returns_when_the_request_is_accepted_and_WaitAliEni_waits()
    {
        Spare(1);
        Instance(1);
        World.TransitionTime = TimeSpan.FromMinutes(10);

        Assert.Equal("Attaching", Assert.Single(Shell.Run("Mount-AliEni eni-spare001 i-host001 -NoWait -PassThru").Rows()).Status);
        Server.ClearRequests();
        using var running = Shell.Create();
        var result = running.AddScript("Wait-AliEni eni-spare001").BeginInvoke();
        SpinWait.SpinUntil(() => Sent("DescribeNetworkInterfaces") > 1, TimeSpan.FromSeconds(20));
        World.Set(Row("eni-spare001") with { Status = "InUse" });
        Assert.Equal("InUse", Assert.IsType<NetworkInterface>(Assert.Single(running.EndInvoke(result)).BaseObject).Status);
    }

    [Fact]
    public void Time_that_is_over_is_a_timeout_with_the_last_state()
    {
        Attached(1, Instance(1));
        Fault(FaultKind.Stuck, "DetachNetworkInterface", FaultRule.Forever);

        var error = Shell.Run("Dismount-AliEni eni-spare001 -WaitTimeoutSec 20").Error();

        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Equal("eni-spare001", error.TargetObject);
        Assert.Equal("Detaching", ((EniTimeoutException)error.Exception).NetworkInterface!.Status);
        Assert.Equal(2, Sent("DetachNetworkInterface"));
    }

    [Fact]
    public void A_detachment_that_is_stuck_is_sent_again()
    {
        Attached(1, Instance(1));
        Fault(FaultKind.Stuck, "DetachNetworkInterface");

        Assert.Empty(Shell.Run("Dismount-AliEni eni-spare001 -WaitTimeoutSec 30").Errors);

        Assert.Equal("Available", Row("eni-spare001").Status);
        Assert.Equal(2, Sent("DetachNetworkInterface"));
    }

    [Fact]
    public void An_attachment_that_falls_back_is_an_error_with_advice()
    {
        Spare(1);
        Instance(1);
        Fault(FaultKind.FallBack, "AttachNetworkInterface");

        var error = Shell.Run("Mount-AliEni eni-spare001 i-host001").Error();

        Assert.StartsWith("Ali.AttachFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Stop the instance", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Sent("AttachNetworkInterface"));
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse, 1)]
    [InlineData(FaultKind.LoseRequest, 2)]
    [InlineData(FaultKind.ErrorAfterExecution, 1)]
    [InlineData(FaultKind.Conflict, 2)]
    [InlineData(FaultKind.Throttle, 2)]
    public void Whatever_happens_to_the_request_it_is_executed_once(FaultKind kind, int sent)
    {
        Spare(1);
        Instance(1);
        Fault(kind, "AttachNetworkInterface");

        Assert.Empty(Shell.Run("Mount-AliEni eni-spare001 i-host001").Errors);

        Assert.Equal("i-host001", Row("eni-spare001").AttachedInstanceId);
        Assert.Equal((sent, 1), (Sent("AttachNetworkInterface"), Executed("AttachNetworkInterface")));
    }

    [Fact]
    public void An_error_of_the_server_that_stays_is_reported()
    {
        Spare(1);
        Instance(1);
        Fault(FaultKind.ServerError, "AttachNetworkInterface", FaultRule.Forever);

        var error = Shell.Run("Mount-AliEni eni-spare001 i-host001 -MaxRetry 2").Error();

        Assert.StartsWith("InternalError,Mount-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(3, Sent("AttachNetworkInterface"));
        Assert.Equal("Available", Row("eni-spare001").Status);
    }

    [Fact]
    public void Reads_that_lag_show_the_change_nevertheless()
    {
        Spare(1);
        Instance(1);
        World.ReadLag = TimeSpan.FromMilliseconds(300);
        Assert.True(SpinWait.SpinUntil(() => Shell.Run("Get-AliEni eni-spare001 -ErrorAction Ignore").Output.Count > 0, TimeSpan.FromSeconds(20)));

        Assert.Equal("InUse", Assert.Single(Shell.Run("Mount-AliEni eni-spare001 i-host001 -PassThru").Rows()).Status);
        Assert.Equal("renamed", Assert.Single(Shell.Run("Set-AliEni eni-spare001 -Name renamed -PassThru").Rows()).NetworkInterfaceName);
        Assert.Equal("Available", Assert.Single(Shell.Run("Dismount-AliEni eni-spare001 -PassThru").Rows()).Status);
    }

    [Fact]
    public void An_instance_that_is_starting_is_waited_for()
    {
        Spare(1);
        Instance(1, "Starting");
        using var running = Shell.Create();
        var result = running.AddScript("Mount-AliEni eni-spare001 i-host001").BeginInvoke();
        SpinWait.SpinUntil(() => Sent("DescribeInstances") > 0, TimeSpan.FromSeconds(20));

        Instance(1);
        running.EndInvoke(result);

        Assert.Empty(running.Streams.Error);
        Assert.Equal("i-host001", Row("eni-spare001").AttachedInstanceId);
    }

    [Fact]
    public void A_running_instance_that_must_be_stopped_is_an_error_with_advice()
    {
        Spare(1);
        Instance(1, type: "ecs.t6-c1m1.large");

        var error = Shell.Run("Mount-AliEni eni-spare001 i-host001").Error();

        Assert.StartsWith("InvalidOperation.HotPlugNotSupport,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("top the instance", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
