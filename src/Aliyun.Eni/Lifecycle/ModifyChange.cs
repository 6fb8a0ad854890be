namespace Aliyun.Eni.Lifecycle;

/// <summary>Changes attributes of a network interface, with one request for each group of attributes that differs.</summary>
/// <param name="networkInterfaceId">The ID of the network interface.</param>
/// <param name="action">What -WhatIf prints and -Confirm asks.</param>
/// <param name="parts">The groups of attributes.</param>
internal sealed class ModifyChange(string networkInterfaceId, Func<NetworkInterface?, string> action, IReadOnlyList<ModifyChange.Part> parts) : EniChange(networkInterfaceId)
{
    private readonly List<Part> _sent = [];

    /// <summary>Attributes that one request changes.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="IsApplied">Whether a network interface has these attributes already.</param>
    internal sealed record Part(EniRequest Request, Func<NetworkInterface, bool> IsApplied);

    public override string TimeoutCode => "Ali.ModificationTimeout";

    public override string DescribeAction(NetworkInterface? eni) => action(eni);

    public override string DescribeOperation(ChangeTracker progress) => "change";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"{NetworkInterfaceId} needs no change.";

    public override bool CompletesWithoutRead(ChangeTracker progress) => !WaitsUntilVisible && parts.All(part => progress.IsAccepted(part.Request.Action));

    public override bool IsVisible(NetworkInterface eni) => _sent.TrueForAll(part => part.IsApplied(eni));

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return NotListed(progress);
        }

        var open = parts.Where(part => !part.IsApplied(eni)).ToArray();
        if (Array.Find(open, part => !progress.IsAccepted(part.Request.Action)) is { } next)
        {
            _sent.Add(next);
            return new EniStep.Send(next.Request);
        }

        return open.Length == 0 || !WaitsUntilVisible ? new EniStep.Done()
            : NotShown(Array.Exists(open, part => progress.MayBeStale(part.Request.Action)));
    }
}
