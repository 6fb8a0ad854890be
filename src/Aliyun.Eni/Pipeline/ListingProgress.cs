using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Listing;

namespace Aliyun.Eni.Pipeline;

/// <summary>
/// Shows progress only after a second without output, and removes it before the next: rows written beside an open progress record are slow, and a
/// terminal can freeze on Ctrl+C. Used on the pipeline thread.
/// </summary>
/// <param name="clock">Measures the time since the last output.</param>
/// <param name="write">Writes a progress record.</param>
internal sealed class ListingProgress(TimeProvider clock, Action<ProgressRecord> write)
{
    /// <summary>Not 0, which scripts use for their own progress.</summary>
    private const int ActivityId = 20140526;

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    private long _lastOutput = clock.GetTimestamp();
    private ProgressRecord? _open;

    /// <summary>Shows a step, if nothing has been written for a second.</summary>
    public void Show(ListingStep step)
    {
        if (step.IsLast)
        {
            Remove();
        }
        else if (clock.GetElapsedTime(_lastOutput) >= QuietTime)
        {
            _open = Record(step);
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

    private static ProgressRecord Record(ListingStep step)
    {
        var read = string.Create(CultureInfo.InvariantCulture, $"{step.Rows:N0} read");
        return new ProgressRecord(ActivityId, "Listing network interfaces", step.Regions > 1 ? $"{step.RegionsDone} of {step.Regions} regions, {read}" : read)
        {
            // A listing by token doesn't know its total.
            PercentComplete = step.Regions > 1 ? 100 * step.RegionsDone / step.Regions : -1,
        };
    }
}
