using Aliyun.Eni.Lifecycle;
using static Aliyun.Eni.Tests.Unit.Lifecycle.FakeEni;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>What is sent, and how often, when the service is slow, lags, loses answers or refuses.</summary>
public sealed class ChangeTests
{
    private const string Instance = "i-1";

    private readonly FakeEni _ecs = new();

    private static AttachChange Attach => new(Id, Instance) { RegionId = FakeEni.RegionId };

    private static DetachChange Detach => new(Id) { RegionId = FakeEni.RegionId };

    private static DeleteChange Delete => new(Id) { RegionId = FakeEni.RegionId };

    [Fact]
    public async Task An_attachment_ends_when_the_network_interface_is_in_use_there()
    {
        _ecs.Accepts((0, In("Attaching", Instance)), (5, In("InUse", Instance)));

        var result = await _ecs.RunAsync(Attach);

        Assert.Equal("InUse", result.NetworkInterface!.Status);
        Assert.True(result.IsChanged);
        Assert.Equal(["AttachNetworkInterface"], _ecs.Sent.Select(one => one.Action));
        Assert.InRange(_ecs.Clock.Now, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
        Assert.InRange(_ecs.Reads, 3, 14);
    }

    [Theory]
    [InlineData("InUse")]
    [InlineData("Attaching")]
    public async Task What_is_attached_already_needs_no_request(string status)
    {
        _ecs.State = In(status, Instance);
        _ecs.Schedule((3, In("InUse", Instance)));

        var result = await _ecs.RunAsync(Attach);

        Assert.Empty(_ecs.Sent);
        Assert.False(result.IsChanged);
    }

    [Fact]
    public async Task A_network_interface_of_another_instance_stays_there()
    {
        _ecs.State = In("InUse", "i-2");

        var error = await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach));

        Assert.Equal("InvalidOperation.InvalidEniState", error.Code);
        Assert.Contains("i-2", error.Message, StringComparison.Ordinal);
        Assert.Empty(_ecs.Sent);
    }

    [Theory]
    [InlineData("InUse")]
    [InlineData("Attaching")]
    public async Task A_network_interface_that_another_instance_gets_after_the_request_is_an_error_at_once(string status)
    {
        _ecs.Accepts((0, In(status, "i-other")));

        var error = await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach));

        Assert.Equal("InvalidOperation.InvalidEniState", error.Code);
        Assert.Contains("i-other", error.Message, StringComparison.Ordinal);
        Assert.InRange(_ecs.Clock.Now, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_read_that_still_shows_the_former_instance_is_no_failed_attachment()
    {
        _ecs.State = In("Detaching", "i-2");
        _ecs.Schedule((3, In("Available")));
        _ecs.Accepts((0, In("InUse", "i-2")), (2, In("InUse", Instance)));

        Assert.Equal(Instance, (await _ecs.RunAsync(Attach)).NetworkInterface!.AttachedInstanceId);
    }

    [Fact]
    public async Task Statuses_are_compared_ignoring_case()
    {
        _ecs.State = In("available");
        _ecs.Accepts((0, In("ATTACHING", Instance)), (2, In("inuse", Instance)));

        Assert.Equal("inuse", (await _ecs.RunAsync(Attach)).NetworkInterface!.Status);
    }

    [Fact]
    public void Detachment_that_was_confirmed_for_one_instance_is_not_made_on_another()
    {
        var progress = new ChangeTracker(_ecs.Clock, TimeSpan.FromMinutes(2), isKnown: true) { FirstInstanceId = "i-confirmed" };
        progress.RecordRead(In("InUse", "i-other"));

        var step = Assert.IsType<EniStep.Fail>(new DetachChange(Id) { RegionId = FakeEni.RegionId }.Next(In("InUse", "i-other"), progress));

        Assert.Equal("InvalidParameter.EniNotBelongEcs", step.Code);
    }

    [Theory]
    [InlineData("attach", 1, "1 second.")]
    [InlineData("detach", 40, "40 seconds.")]
    [InlineData("delete", 40, "40 seconds.")]
    public async Task A_timeout_in_an_unknown_status_has_no_empty_places(string what, int seconds, string time)
    {
        _ecs.State = new NetworkInterface { NetworkInterfaceId = Id };
        EniChange change = what switch { "attach" => Attach, "detach" => Detach, _ => Delete };

        var error = await Assert.ThrowsAsync<EniTimeoutException>(() => _ecs.RunAsync(change, seconds));

        Assert.Contains(time, error.Message, StringComparison.Ordinal);
        Assert.Contains("unknown", error.Message, StringComparison.Ordinal);
        var operation = change.DescribeOperation(new ChangeTracker(_ecs.Clock, TimeSpan.FromSeconds(seconds), isKnown: false));
        Assert.DoesNotContain(" '", error.Message.Replace($" '{operation}'", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(" .", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_waits_for_a_detachment_to_end()
    {
        _ecs.State = In("Detaching", "i-2");
        _ecs.Schedule((8, In("Available")));
        _ecs.Accepts((0, In("Attaching", Instance)), (2, In("InUse", Instance)));

        await _ecs.RunAsync(Attach);

        Assert.True(Assert.Single(_ecs.Sent).At >= TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Back_to_available_is_a_failed_attachment()
    {
        _ecs.Accepts((0, In("Attaching", Instance)), (4, In("Available")));

        var error = await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach));

        Assert.Equal("Ali.AttachFailed", error.Code);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_read_that_lags_is_no_failed_attachment()
    {
        _ecs.Accepts((4, In("Attaching", Instance)), (6, In("InUse", Instance)));

        Assert.Equal("InUse", (await _ecs.RunAsync(Attach)).NetworkInterface!.Status);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task An_attachment_that_never_shows_has_failed()
    {
        _ecs.Accepts();

        Assert.Equal("Ali.AttachFailed", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach))).Code);
        Assert.True(_ecs.Clock.Now < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_lost_answer_of_an_executed_request_is_not_sent_again()
    {
        _ecs.Fails(Lost(), (0, In("Attaching", Instance)), (2, In("InUse", Instance)));

        Assert.Equal("InUse", (await _ecs.RunAsync(Attach)).NetworkInterface!.Status);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_lost_request_is_sent_again_after_a_read()
    {
        _ecs.Fails(Lost()).Accepts((0, In("Attaching", Instance)), (2, In("InUse", Instance)));

        await _ecs.RunAsync(Attach);

        Assert.Equal(2, _ecs.Sent.Count);
    }

    [Fact]
    public async Task A_lost_answer_whose_execution_lags_in_reads_is_found_by_the_refusal()
    {
        _ecs.Fails(Lost(), (3, In("Attaching", Instance)), (6, In("InUse", Instance)));
        for (var i = 0; i < 4; i++)
        {
            _ecs.Fails(Error("InvalidOperation.InvalidEniState"));
        }

        Assert.Equal("InUse", (await _ecs.RunAsync(Attach)).NetworkInterface!.Status);
    }

    [Fact]
    public async Task Conflicts_are_waited_out()
    {
        _ecs.Fails(Error("Operation.Conflict", 403)).Fails(Error("OperationConflict", 409)).Accepts((0, In("InUse", Instance)));

        await _ecs.RunAsync(Attach);

        Assert.Equal(3, _ecs.Sent.Count);
        Assert.True(_ecs.Clock.Now >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_conflict_without_end_is_the_error_in_time()
    {
        for (var i = 0; i < 50; i++)
        {
            _ecs.Fails(Error("Operation.Conflict", 403));
        }

        Assert.Equal("Operation.Conflict", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach, timeoutSeconds: 60))).Code);
        Assert.InRange(_ecs.Sent.Count, 8, 13);
    }

    [Fact]
    public async Task An_error_of_the_server_that_stays_is_not_sent_for_ever()
    {
        for (var i = 0; i < 50; i++)
        {
            _ecs.Fails(Error("InternalError", 500));
        }

        Assert.Equal("InternalError", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach))).Code);
        Assert.Equal(5, _ecs.Sent.Count);
    }

    [Theory]
    [InlineData("InvalidOperation.RegionNotSupportIpPrefix", 500)]
    [InlineData("Forbidden.RAM", 403)]
    [InlineData("InvalidOperation.HotPlugNotSupport", 403)]
    public async Task A_permanent_error_is_sent_once(string code, int status)
    {
        _ecs.Fails(Error(code, status));

        Assert.Equal(code, (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach))).Code);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task An_instance_that_is_starting_is_waited_for()
    {
        _ecs.InstanceStatus = "Starting";
        _ecs.Fails(Error("InvalidOperation.InvalidEcsState")).Accepts((0, In("InUse", Instance)));

        await _ecs.RunAsync(Attach);

        Assert.Equal(2, _ecs.Sent.Count);
    }

    [Fact]
    public async Task An_instance_that_has_started_since_the_refusal_is_tried_again()
    {
        _ecs.InstanceStatus = "Running";
        _ecs.Fails(Error("InvalidOperation.InvalidEcsState")).Accepts((0, In("InUse", Instance)));

        await _ecs.RunAsync(Attach);

        Assert.Equal(2, _ecs.Sent.Count);
    }

    [Fact]
    public async Task An_instance_in_another_state_is_an_error()
    {
        _ecs.InstanceStatus = "Locked";
        _ecs.Fails(Error("InvalidOperation.InvalidEcsState"));

        await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Attach));

        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_detachment_that_is_stuck_is_sent_again_once_at_half_time()
    {
        _ecs.State = In("InUse", Instance);
        _ecs.Accepts((0, In("Detaching", Instance))).Accepts((1, In("Available")));

        await _ecs.RunAsync(Detach);

        Assert.Equal(2, _ecs.Sent.Count);
        Assert.InRange(_ecs.Sent[1].At, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task A_detachment_that_was_stuck_before_is_sent_again_at_half_time()
    {
        _ecs.State = In("Detaching", Instance);
        _ecs.Accepts((1, In("Available")));

        await _ecs.RunAsync(Detach, timeoutSeconds: 40);

        Assert.InRange(Assert.Single(_ecs.Sent).At, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
    }

    [Fact]
    public async Task A_detachment_that_stays_stuck_is_a_timeout_with_the_last_state()
    {
        _ecs.State = In("InUse", Instance);
        _ecs.Accepts((0, In("Detaching", Instance))).Accepts();

        var error = await Assert.ThrowsAsync<EniTimeoutException>(() => _ecs.RunAsync(Detach));

        Assert.Equal("Detaching", error.NetworkInterface!.Status);
        Assert.Equal(2, _ecs.Sent.Count);
    }

    [Fact]
    public async Task A_detachment_from_a_network_interface_that_moved_is_refused()
    {
        _ecs.State = In("InUse", Instance);
        _ecs.Fails(Error("InvalidParameter.EniNotBelongEcs"), (0, In("InUse", "i-2")));

        Assert.Equal("InvalidParameter.EniNotBelongEcs", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Detach))).Code);
        Assert.Single(_ecs.Sent);
    }

    [Theory]
    [InlineData("attach", "Primary")]
    [InlineData("detach", "Primary")]
    [InlineData("delete", "Primary")]
    [InlineData("attach", "primary")]
    [InlineData("detach", "PRIMARY")]
    [InlineData("delete", "primary")]
    public async Task A_primary_network_interface_is_refused_before_any_request(string what, string type)
    {
        _ecs.State = In("InUse", Instance, type);

        EniChange change = what switch { "attach" => Attach, "detach" => Detach, _ => Delete };
        var error = await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(change));

        Assert.Equal("InvalidOperation.DetachPrimaryEniNotAllowed", error.Code);
        Assert.Empty(_ecs.Sent);
    }

    [Fact]
    public async Task A_deletion_ends_when_the_network_interface_is_gone()
    {
        _ecs.Accepts((0, In("Deleting")), (3, null));

        Assert.Null((await _ecs.RunAsync(Delete)).NetworkInterface);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_deletion_that_is_stuck_is_sent_again_once()
    {
        _ecs.State = In("Deleting");
        _ecs.Accepts((1, null));

        await _ecs.RunAsync(Delete);

        Assert.InRange(Assert.Single(_ecs.Sent).At, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task An_id_that_does_not_exist_is_not_found_and_an_object_that_is_gone_is_done()
    {
        _ecs.State = null;

        Assert.Equal("Ali.NotFound", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Delete))).Code);
        Assert.False((await _ecs.RunAsync(Delete, isKnown: true)).IsChanged);
        Assert.Empty(_ecs.Sent);
    }

    [Fact]
    public async Task An_object_that_is_not_listed_yet_is_waited_for()
    {
        _ecs.State = null;
        _ecs.Schedule((2, In("Available")));
        _ecs.Accepts((0, null));

        await _ecs.RunAsync(Delete, isKnown: true);

        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_lost_answer_of_a_deletion_is_a_deletion()
    {
        _ecs.Fails(Lost(), (0, null));

        Assert.True((await _ecs.RunAsync(Delete)).IsChanged);
        Assert.Single(_ecs.Sent);
    }

    [Fact]
    public async Task A_network_interface_in_use_is_detached_and_then_deleted()
    {
        _ecs.State = In("InUse", Instance);
        _ecs.Accepts((0, In("Detaching", Instance)), (2, In("Available"))).Accepts((0, In("Deleting")), (2, null));

        await _ecs.RunAsync(new DeleteChange(Id) { RegionId = FakeEni.RegionId, Detach = Detach });

        Assert.Equal(["DetachNetworkInterface", "DeleteNetworkInterface"], _ecs.Sent.Select(one => one.Action));
    }

    [Fact]
    public async Task A_network_interface_in_use_is_not_deleted()
    {
        _ecs.State = In("InUse", Instance);

        Assert.Contains("-Dismount", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(Delete))).Message, StringComparison.Ordinal);
        Assert.Empty(_ecs.Sent);
    }

    [Fact]
    public async Task A_poll_that_fails_is_repeated()
    {
        _ecs.Accepts((0, In("Attaching", Instance)), (10, In("InUse", Instance)));
        _ecs.ReadFailures.Enqueue(Error("InternalError", 500));
        _ecs.ReadFailures.Enqueue(Lost());

        Assert.Equal("InUse", (await _ecs.RunAsync(Attach)).NetworkInterface!.Status);
    }

    [Fact]
    public async Task A_wait_sees_a_failed_attachment()
    {
        _ecs.State = In("Attaching", Instance);
        _ecs.Schedule((3, In("Available")));

        Assert.Equal("Ali.AttachFailed", (await Assert.ThrowsAsync<ApiException>(() => _ecs.RunAsync(new WaitChange(Id) { InstanceId = Instance }))).Code);
    }

    [Fact]
    public async Task Without_waiting_a_change_ends_when_it_is_accepted()
    {
        _ecs.Accepts();

        await _ecs.RunAsync(new AttachChange(Id, Instance) { RegionId = FakeEni.RegionId, NoWait = true });

        Assert.Equal(1, _ecs.Reads);
    }
}
