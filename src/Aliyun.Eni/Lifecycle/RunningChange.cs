namespace Aliyun.Eni.Lifecycle;

/// <summary>A change of a command that has been started.</summary>
/// <param name="Target">What the command was given.</param>
/// <param name="Connection">Its region and profile.</param>
/// <param name="Change">The change.</param>
/// <param name="Progress">What happened so far.</param>
internal sealed record RunningChange(EniTarget Target, EniConnection Connection, EniChange Change, ChangeTracker Progress)
{
    public string NetworkInterfaceId => Target.NetworkInterfaceId;

    /// <summary>Whether it has succeeded or failed; false for one that was cancelled.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Whether it was cancelled after a request that may have changed something.</summary>
    public bool IsOpen => !IsFinished && Progress.HasSent;
}
