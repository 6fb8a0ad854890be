namespace Aliyun.Eni.Lifecycle;

/// <summary>Waits until a network interface is in a state. Sends nothing.</summary>
internal sealed class WaitChange(string networkInterfaceId) : EniChange(networkInterfaceId)
{
    /// <summary>The states that end the wait; empty for any that lasts.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Whether the wait ends when the network interface is gone.</summary>
    public bool Deleted { get; init; }

    /// <summary>The instance it has to be attached to; <see langword="null"/> for any.</summary>
    public string? InstanceId { get; init; }

    public override string? DescribeAction(NetworkInterface? eni) => null;

    public override string DescribeOperation(ChangeTracker progress) =>
        Deleted ? "wait for the deletion" : Statuses.Count > 0 ? $"wait for {string.Join(" or ", Statuses)}" : InstanceId is { } instance ? $"wait for the attachment to {instance}" : "wait";

    public override string DescribeUnchanged(NetworkInterface? eni) => eni is null ? $"{NetworkInterfaceId} doesn't exist." : $"{NetworkInterfaceId} is {eni.Status ?? "in an unknown state"}.";

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return Deleted ? new EniStep.Done() : NotListed(progress);
        }

        if (!Deleted && IsReached(eni))
        {
            return new EniStep.Done();
        }

        // No request attaches it again, so the wait would never end.
        return StatusOf(eni) == Available && progress.HasSeen(Attaching) && (Statuses.Contains(InUse, StringComparer.OrdinalIgnoreCase) || InstanceId is not null)
            ? new EniStep.Fail(AttachFailed, $"{NetworkInterfaceId} couldn't be attached: its status is {Available} again.")
            : new EniStep.Wait();
    }

    private bool IsReached(NetworkInterface eni) =>
        (Statuses.Count == 0 ? StatusOf(eni) is Available or InUse or "CreateFailed" : Statuses.Contains(eni.Status, StringComparer.OrdinalIgnoreCase))
        && (InstanceId is null || eni.AttachedInstanceId == InstanceId);
}
