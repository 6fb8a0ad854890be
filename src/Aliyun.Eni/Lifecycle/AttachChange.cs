using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Attaches a network interface to an instance.</summary>
internal sealed class AttachChange(string networkInterfaceId, string instanceId) : EniChange(networkInterfaceId)
{
    private const string Action = nameof(AttachNetworkInterface);

    public required string RegionId { get; init; }

    public int? NetworkCardIndex { get; init; }

    /// <summary>Whether the change ends when the service has accepted it.</summary>
    public bool NoWait { get; init; }

    // The service attaches one network interface at a time to an instance.
    public override string? ExclusiveInstanceId => instanceId;

    public override bool IsVisibleAtOnce => NoWait;

    public override bool IsTransition => true;

    public override string DescribeAction(NetworkInterface? eni) => $"Attach to {instanceId}";

    public override string DescribeOperation(ChangeTracker progress) => $"attach to {instanceId}";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"{NetworkInterfaceId} is already attached to {instanceId}.";

    public override bool CompletesWithoutRead(ChangeTracker progress) => NoWait && !WaitsUntilVisible && progress.IsAccepted(Action);

    public override bool IsVisible(NetworkInterface eni) => eni.AttachedInstanceId == instanceId || StatusOf(eni) == Attaching;

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return NotListed(progress);
        }

        if (IsPrimary(eni))
        {
            return Primary(eni, "attached elsewhere");
        }

        // A network interface that is being attached may not show its instance yet.
        var status = StatusOf(eni);
        var isHere = eni.AttachedInstanceId == instanceId || (status == Attaching && eni.AttachedInstanceId is null);
        return status switch
        {
            InUse when isHere => new EniStep.Done(),
            Attaching when isHere => NoWait ? new EniStep.Done() : new EniStep.Wait(),
            InUse or Attaching when progress.MayBeStale(Action) && progress.WasAttachedTo(eni.AttachedInstanceId) => new EniStep.Wait(),
            InUse or Attaching => ManagedElsewhere(eni)
                ?? new EniStep.Fail(InvalidEniState, $"{NetworkInterfaceId} is {(status == Attaching ? "being attached" : "attached")} to {eni.AttachedInstanceId ?? "another instance"}."),
            Available => NextAvailable(progress),
            Deleting => new EniStep.Fail(InvalidEniState, $"{NetworkInterfaceId} is being deleted."),
            _ => new EniStep.Wait(),
        };
    }

    private EniStep NextAvailable(ChangeTracker progress) =>
        progress.HasSeen(Attaching) || (progress.IsAccepted(Action) && !progress.MayBeStale(Action))
            ? new EniStep.Fail(AttachFailed, $"{NetworkInterfaceId} couldn't be attached to {instanceId}: its status is {Available} again.")
        : progress.IsAccepted(Action) ? new EniStep.Wait()
        : new EniStep.Send(EniRequest.Create(new AttachNetworkInterface(RegionId, NetworkInterfaceId, instanceId) { NetworkCardIndex = NetworkCardIndex }));
}
