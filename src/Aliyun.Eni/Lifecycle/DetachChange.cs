using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Detaches a network interface from its instance.</summary>
internal sealed class DetachChange(string networkInterfaceId) : EniChange(networkInterfaceId)
{
    private const string Action = nameof(DetachNetworkInterface);

    private const string InstanceUnknown = "Ali.InstanceUnknown";

    private const string NotBelongEcs = "InvalidParameter.EniNotBelongEcs";

    public required string RegionId { get; init; }

    /// <summary>The instance it must be attached to; <see langword="null"/> for any.</summary>
    public string? ExpectedInstanceId { get; init; }

    /// <summary>Whether the change ends when the service has accepted it.</summary>
    public bool NoWait { get; init; }

    public override bool IsVisibleAtOnce => NoWait;

    public override bool IsTransition => true;

    public override string DescribeAction(NetworkInterface? eni) => (ExpectedInstanceId ?? eni?.AttachedInstanceId) is { } instance ? $"Detach from {instance}" : "Detach";

    public override string DescribeOperation(ChangeTracker progress) => InstanceId(progress) is { } instance ? $"detach from {instance}" : "detach";

    public override string DescribeUnchanged(NetworkInterface? eni) =>
        eni is null ? $"{NetworkInterfaceId} doesn't exist any more." : $"{NetworkInterfaceId} is already detached.";

    public override bool CompletesWithoutRead(ChangeTracker progress) => NoWait && !WaitsUntilVisible && progress.IsAccepted(Action);

    public override bool IsSuccess(EniRequest request, string code) => code is "InvalidEniId.NotFound" or "InvalidEcsId.NotFound";

    public override bool ShouldReadStateAfter(EniRequest request, string code) => code is NotBelongEcs;

    public override bool IsVisible(NetworkInterface eni) => StatusOf(eni) != InUse;

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return progress.IsAccepted(Action) ? new EniStep.Done() : NotListed(progress);
        }

        if (IsPrimary(eni))
        {
            return Primary(eni, "detached");
        }

        var status = StatusOf(eni);
        if (status == Available)
        {
            return new EniStep.Done();
        }

        if (status == Deleting)
        {
            return new EniStep.Fail(InvalidEniState, $"{NetworkInterfaceId} is being deleted.");
        }

        // A network interface that was attached to another instance in the meantime isn't detached.
        var expected = InstanceId(progress);
        if (expected is not null && eni.AttachedInstanceId is { } actual && actual != expected)
        {
            return new EniStep.Fail(NotBelongEcs, $"{NetworkInterfaceId} is attached to {actual}, not to {expected}.");
        }

        return status switch
        {
            InUse when !progress.IsAccepted(Action) => expected is null ? ManagedElsewhere(eni) ?? Send(expected) : Send(expected),
            Detaching => NextDetaching(expected, progress),
            _ => progress.IsStuck(Action) ? Send(expected) : new EniStep.Wait(),
        };
    }

    private string? InstanceId(ChangeTracker progress) => ExpectedInstanceId ?? progress.FirstInstanceId;

    private EniStep NextDetaching(string? instanceId, ChangeTracker progress)
    {
        // The documentation recommends sending a stuck detachment again.
        progress.RecordOtherRequest(Action);
        return progress.IsStuck(Action) ? Send(instanceId) : NoWait ? new EniStep.Done() : new EniStep.Wait();
    }

    private EniStep Send(string? instanceId) => instanceId is { } instance
        ? new EniStep.Send(EniRequest.Create(new DetachNetworkInterface(RegionId, NetworkInterfaceId, instance)))
        : new EniStep.Fail(InstanceUnknown, $"The service doesn't report which instance {NetworkInterfaceId} is attached to.");
}
