namespace Aliyun.Eni.Listing;

/// <summary>Counts the regions and rows of a command, and reports each change. Safe for several listings at once.</summary>
/// <param name="report">Called for each change.</param>
internal sealed class Steps(Action<Step> report)
{
    private readonly Lock _gate = new();
    private int _regions;
    private int _done;
    private long _rows;

    /// <summary>Sets the number of regions that are listed next.</summary>
    public void Begin(int regions)
    {
        lock (_gate)
        {
            (_regions, _done) = (regions, 0);
        }
    }

    /// <summary>Counts the rows of a page.</summary>
    public void Page(int rows)
    {
        lock (_gate)
        {
            _rows += rows;
            Report(isLast: false);
        }
    }

    /// <summary>Counts a region that is done.</summary>
    public void Region()
    {
        lock (_gate)
        {
            _done++;
            Report(isLast: false);
        }
    }

    /// <summary>Reports that nothing more follows.</summary>
    public void End()
    {
        lock (_gate)
        {
            Report(isLast: true);
        }
    }

    private void Report(bool isLast) => report(new Step(_done, _regions, _rows, isLast));
}
