namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>What one run in a child process cost.</summary>
/// <param name="Cpu">Processor time of all threads of the process, in ms.</param>
/// <param name="Wall">In ms.</param>
internal sealed record Sample(double Cpu, double Wall)
{
    /// <summary>The largest working set of the process so far, in bytes.</summary>
    public long Peak { get; init; }

    /// <summary>The time to the first object, in ms, where it was looked at.</summary>
    public double First { get; init; }
}
