using System.Management.Automation;

namespace Aliyun.Eni.Pipeline;

/// <summary>
/// Shows progress after a second without output, or while rows go to a variable or a file. Rows that are written to a screen beside an open progress
/// record are slow, and the terminal can freeze on Ctrl+C; so the record is removed before a row is written, unless the rows before it were written too
/// fast for a screen. Used on the pipeline thread.
/// </summary>
/// <param name="clock">Measures the time since the last output.</param>
/// <param name="write">Writes a progress record.</param>
internal sealed class PipelineProgress(TimeProvider clock, Action<ProgressRecord> write)
{
    /// <summary>Not 0, which scripts use for their own progress.</summary>
    private const int ActivityId = 20140526;

    /// <summary>The number of rows after which it's certain that no screen shows them.</summary>
    private const int MinRowsOffScreen = 2000;

    /// <summary>One row in this many is timed: reading the clock is a noticeable part of writing a row to a variable.</summary>
    private const int TimedOneIn = 16;

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    /// <summary>A row in a variable takes a microsecond, a row on a screen several hundred.</summary>
    private static readonly TimeSpan MinScreenTime = TimeSpan.FromMicroseconds(150);

    private long _lastOutput = clock.GetTimestamp();
    private long _started;
    private long _lastWrite;
    private TimeSpan _writing;
    private int _writes;
    private int _timedWrites;
    private bool _isTimed;
    private int _rowsOffScreen;
    private ProgressRecord? _open;

    /// <summary>Shows a progress record, if a screen has shown nothing for a second.</summary>
    public void Show(string activity, string status, int percent)
    {
        // The mean: a single write may include a garbage collection.
        if (_timedWrites > 0 && _writing / _timedWrites >= MinScreenTime)
        {
            (_lastOutput, _rowsOffScreen) = (_lastWrite, 0);
        }
        else
        {
            _rowsOffScreen += _writes;
        }

        (_writes, _timedWrites, _writing) = (0, 0, TimeSpan.Zero);
        if (clock.GetElapsedTime(_lastOutput) >= QuietTime)
        {
            _open = new ProgressRecord(ActivityId, activity, status) { PercentComplete = percent };
            write(_open);
        }
    }

    /// <summary>Removes the progress that is shown.</summary>
    public void Remove()
    {
        if (_open is { } open)
        {
            open.RecordType = ProgressRecordType.Completed;
            write(open);
            _open = null;
        }
    }

    /// <summary>Called before something is written.</summary>
    public void Writing()
    {
        if (_rowsOffScreen < MinRowsOffScreen)
        {
            Remove();
        }

        _isTimed = _open is not null || _writes % TimedOneIn == 0;
        if (_isTimed)
        {
            _started = clock.GetTimestamp();
        }
    }

    /// <summary>Called after something has been written.</summary>
    public void Written()
    {
        _writes++;
        if (!_isTimed)
        {
            return;
        }

        _lastWrite = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(_started, _lastWrite);
        _writing += elapsed;
        _timedWrites++;

        // One of few rows that a filter lets through to a screen.
        if (elapsed >= MinScreenTime)
        {
            Remove();
        }
    }
}
