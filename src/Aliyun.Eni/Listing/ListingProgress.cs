using System.Globalization;
using Aliyun.Eni.Pipeline;

namespace Aliyun.Eni.Listing;

/// <summary>Counts regions and rows, and shows them. Used on the pipeline thread.</summary>
/// <param name="progress">Shows a progress record when nothing was written for a while.</param>
internal sealed class ListingProgress(PipelineProgress progress)
{
    private int _regions;
    private int _done;
    private long _rows;

    /// <summary>The number of rows that will be read, if it was counted.</summary>
    public long? Total { get; set; }

    private int Percent => Total is > 0 and { } total ? (int)Math.Min(100, 100 * _rows / total)
        : _regions > 1 ? 100 * _done / _regions
        : -1;

    /// <summary>Sets the number of regions that are listed next.</summary>
    public void Begin(int regions) => (_regions, _done) = (regions, 0);

    /// <summary>Counts the rows of a page.</summary>
    public void AddRows(int rows)
    {
        _rows += rows;
        Show();
    }

    /// <summary>Counts a region that is complete.</summary>
    public void AddRegion()
    {
        _done++;
        Show();
    }

    /// <summary>Removes the progress record.</summary>
    public void End() => progress.Remove();

    private void Show()
    {
        var read = Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{_rows:N0} of {total:N0} read") : string.Create(CultureInfo.InvariantCulture, $"{_rows:N0} read");
        progress.Show("Listing network interfaces", _regions > 1 ? $"{_done} of {_regions} regions, {read}" : read, Percent);
    }
}
