using Aliyun.Eni.Errors;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Lifecycle;

/// <summary>A change of one network interface. It only decides; <see cref="EniChangeRunner"/> reads, sends and waits.</summary>
/// <param name="networkInterfaceId">The ID of the network interface.</param>
internal abstract class EniChange(string networkInterfaceId)
{
    protected const string Available = "Available";

    protected const string Attaching = "Attaching";

    protected const string InUse = "InUse";

    protected const string Detaching = "Detaching";

    protected const string Deleting = "Deleting";

    /// <summary>The error code of an attachment that the service accepted but didn't complete.</summary>
    public const string AttachFailed = "Ali.AttachFailed";

    protected const string InvalidEniState = "InvalidOperation.InvalidEniState";

    protected const string ServiceManaged = "InvalidOperation.EniServiceManaged";

    protected const string PrimaryNotAllowed = "InvalidOperation.DetachPrimaryEniNotAllowed";

    /// <summary>The ID of the network interface.</summary>
    public string NetworkInterfaceId => networkInterfaceId;

    /// <summary>Whether the change has to be visible in a read before it ends, because the network interface is written.</summary>
    public bool WaitsUntilVisible { get; init; }

    /// <summary>The instance whose network interfaces must be changed one after the other; <see langword="null"/> for none.</summary>
    public virtual string? ExclusiveInstanceId => null;

    /// <summary>Whether it takes the network interface from one state to another, which goes on when the command is stopped.</summary>
    public virtual bool IsTransition => false;

    /// <summary>Describes what -WhatIf prints and -Confirm asks, such as "Attach to i-1"; <see langword="null"/> for a change that only waits.</summary>
    /// <param name="eni">The network interface as far as it is known.</param>
    public abstract string? DescribeAction(NetworkInterface? eni);

    /// <summary>Describes the operation in progress after a request was sent, such as "attach to i-1".</summary>
    public abstract string DescribeOperation(ChangeTracker progress);

    /// <summary>The code whose advice in the error catalog fits when the operation doesn't complete in time.</summary>
    public virtual string TimeoutCode => "Ali.WaitTimeout";

    /// <summary>Decides what to do next.</summary>
    /// <param name="eni">The network interface as it was just read; <see langword="null"/> when it isn't listed.</param>
    /// <param name="progress">What happened so far.</param>
    public abstract EniStep Next(NetworkInterface? eni, ChangeTracker progress);

    /// <summary>Describes that nothing had to be done.</summary>
    public abstract string DescribeUnchanged(NetworkInterface? eni);

    /// <summary>Whether the change ends here, without another read: called after each accepted request.</summary>
    public virtual bool CompletesWithoutRead(ChangeTracker progress) => false;

    /// <summary>Whether the network interface is gone when the operation completes.</summary>
    public virtual bool EndsDeleted => false;

    /// <summary>The command that sends the requests that haven't been sent yet; <see langword="null"/> when all were, and only waiting is left.</summary>
    public virtual string? NextCommand(ChangeTracker progress) => null;

    /// <summary>Whether a read shows what the service has accepted of this change. One that shows a later change may not, and is read again for a moment.</summary>
    public virtual bool IsVisible(NetworkInterface eni) => true;

    /// <summary>Whether an accepted request usually shows in a read at once.</summary>
    public virtual bool IsVisibleAtOnce => true;

    /// <summary>Whether an error of the service means that the network interface already has the requested state.</summary>
    public virtual bool IsSuccess(EniRequest request, string code) => false;

    /// <summary>Whether another read may show what to send instead of a request that was refused.</summary>
    public virtual bool ShouldReadStateAfter(EniRequest request, string code) => false;

    /// <summary>The status with the casing of the documentation; <see langword="null"/> if the service reports none.</summary>
    public static string? StatusOf(NetworkInterface? eni) => KnownValues.NormalizeCase(eni?.Status, KnownValues.Statuses);

    /// <summary>Whether a network interface is in a transitional state.</summary>
    public static bool IsTransitional(NetworkInterface? eni) => StatusOf(eni) is Attaching or Detaching or Deleting;

    /// <summary>Whether a network interface is a primary one, which is never attached, detached or deleted by itself.</summary>
    public static bool IsPrimary(NetworkInterface? eni) => "Primary".Equals(eni?.Type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The step for an ID that isn't listed.</summary>
    protected EniStep NotListed(ChangeTracker progress) => progress.MayBeUnlisted
        ? new EniStep.Wait()
        : new EniStep.Fail(ErrorRecords.NotFoundCode, $"No network interface with ID {NetworkInterfaceId} was found.");

    /// <summary>The step while reads don't show an accepted change.</summary>
    /// <param name="mayBeStale">Whether they may still show the state before it.</param>
    protected EniStep NotShown(bool mayBeStale) => mayBeStale
        ? new EniStep.Wait()
        : new EniStep.Done($"{NetworkInterfaceId} was changed, but the service doesn't show the change yet.");

    /// <summary>The step for a network interface that another service uses; <see langword="null"/> for any other.</summary>
    protected EniStep.Fail? ManagedElsewhere(NetworkInterface eni) => eni is { ServiceManaged: true, AttachedInstanceId: null }
        ? new(ServiceManaged, $"{NetworkInterfaceId} is managed by another service.")
        : null;

    protected EniStep.Fail Primary(NetworkInterface eni, string what) => new(
        PrimaryNotAllowed, $"{NetworkInterfaceId} is the primary network interface of {eni.AttachedInstanceId ?? "an instance"} and can't be {what}.");
}
