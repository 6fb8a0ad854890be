using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Deletes a network interface.</summary>
internal sealed class DeleteChange(string networkInterfaceId) : EniChange(networkInterfaceId)
{
    private const string Action = nameof(DeleteNetworkInterface);

    private bool _isSent;

    public required string RegionId { get; init; }

    /// <summary>Detaches the network interface first; <see langword="null"/> when it must be detached already.</summary>
    public DetachChange? Detach { get; init; }

    /// <summary>Whether the change ends when the service has accepted it.</summary>
    public bool NoWait { get; init; }

    public override bool IsVisibleAtOnce => NoWait;

    public override bool IsTransition => true;

    public override string TimeoutCode => "Ali.DeletionTimeout";

    public override string DescribeAction(NetworkInterface? eni) =>
        Detach is null ? "Delete" : eni?.AttachedInstanceId is { } instance ? $"Detach from {instance} and delete" : "Detach and delete";

    public override string DescribeOperation(ChangeTracker progress) => Detach is null ? "delete" : "detach and delete";

    public override string DescribeUnchanged(NetworkInterface? eni) =>
        eni is null ? $"{NetworkInterfaceId} wasn't found." : $"{NetworkInterfaceId} is already being deleted.";

    public override bool EndsDeleted => true;

    // The service only detaches it: the deletion is sent when it is Available.
    public override string? NextCommand(ChangeTracker progress) => Detach is null || _isSent ? null : "Remove-AliEni -Dismount";

    public override bool CompletesWithoutRead(ChangeTracker progress) => NoWait && progress.IsAccepted(Action);

    public override bool IsSuccess(EniRequest request, string code) =>
        request.Action == Action ? code is "InvalidEniId.NotFound" : Detach?.IsSuccess(request, code) == true;

    public override bool ShouldReadStateAfter(EniRequest request, string code) => request.Action != Action && Detach?.ShouldReadStateAfter(request, code) == true;

    public override bool IsVisible(NetworkInterface eni) => StatusOf(eni) == Deleting;

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            // An object that was just created may not be listed yet, and one that is gone needs no request.
            return progress.HasSent || progress.LastListed is not null ? new EniStep.Done()
                : NotListed(progress) is EniStep.Fail && progress.IsKnown ? new EniStep.Done($"{NetworkInterfaceId} wasn't found in {RegionId}, so nothing was deleted. It may have been deleted before.")
                : NotListed(progress);
        }

        if (IsPrimary(eni))
        {
            return Primary(eni, "deleted. Release the instance instead");
        }

        switch (StatusOf(eni))
        {
            case Available when !progress.IsAccepted(Action):
                return Send();
            case Deleting:
                progress.RecordOtherRequest(Action);
                return progress.IsStuck(Action) ? Send() : NoWait ? new EniStep.Done() : new EniStep.Wait();
            case InUse or Attaching or Detaching when Detach is not null && !progress.IsAccepted(Action):
                return Detach.Next(eni, progress);
            case InUse when !progress.IsAccepted(Action):
                return ManagedElsewhere(eni) ?? new EniStep.Fail(InvalidEniState, $"{NetworkInterfaceId} is attached to {eni.AttachedInstanceId ?? "an instance"}. Use -Dismount to detach it first.");
            default:
                return progress.IsStuck(Action) ? Send() : new EniStep.Wait();
        }
    }

    private EniStep.Send Send()
    {
        _isSent = true;
        return new(EniRequest.Create(new DeleteNetworkInterface(RegionId, NetworkInterfaceId)));
    }
}
