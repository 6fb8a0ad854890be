using System.Management.Automation;

namespace Aliyun.Eni.Pipeline;

/// <summary>
/// Shows progress only after a second without output, and removes it before the next: rows written beside an open progress record are slow, and a
/// terminal can freeze on Ctrl+C. Used on the pipeline thread.
/// </summary>
/// <param name="clock">Measures the time since the last output.</param>
/// <param name="write">Writes a progress record.</param>
internal sealed class PipelineProgress(TimeProvider clock, Action<ProgressRecord> write)
{
    /// <summary>Not 0, which scripts use for their own progress.</summary>
    private const int ActivityId = 20140526;

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    private long _lastOutput = clock.GetTimestamp();
    private ProgressRecord? _open;

    /// <summary>Shows a progress record, if nothing has been written for a second.</summary>
    public void Show(string activity, string status, int percent)
    {
        if (clock.GetElapsedTime(_lastOutput) >= QuietTime)
        {
            _open = new ProgressRecord(ActivityId, activity, status) { PercentComplete = percent };
            write(_open);
        }
    }

    /// <summary>Removes the progress that is shown; called before anything is written.</summary>
    public void Remove()
    {
        if (_open is { } open)
        {
            open.RecordType = ProgressRecordType.Completed;
            write(open);
            _open = null;
        }
    }

    /// <summary>Called after something has been written.</summary>
    public void Written() => _lastOutput = clock.GetTimestamp();
}
