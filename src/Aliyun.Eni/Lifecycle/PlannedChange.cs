namespace Aliyun.Eni.Lifecycle;

/// <summary>A change that a command is about to make, created while the parameters are bound to the target: the next object of the pipeline changes them.</summary>
/// <param name="Target">What the command was given.</param>
/// <param name="Connection">Its region and profile.</param>
/// <param name="Change">The change.</param>
internal sealed record PlannedChange(EniTarget Target, EniConnection Connection, EniChange Change)
{
    public string NetworkInterfaceId => Target.NetworkInterfaceId;

    /// <summary>Whether the command has written its result or its error. Set on the pipeline thread.</summary>
    public bool IsReported { get; set; }

    /// <summary>Whether a failed change may have been made in part. Set before the failure is reported.</summary>
    public bool MayHaveChanged { get; set; }

    /// <summary>What -WhatIf prints and -Confirm asks; <see langword="null"/> for a command that changes nothing.</summary>
    public string? Action => Change.DescribeAction(Target.Snapshot);
}
