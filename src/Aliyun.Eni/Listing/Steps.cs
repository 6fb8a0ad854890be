namespace Aliyun.Eni.Listing;

/// <summary>How far a command has come, told at each region that is done and at each <see cref="RowsBetween"/> rows that are read. Safe for several listings at once.</summary>
/// <param name="tell">Told of each step.</param>
internal sealed class Steps(Action<Step> tell)
{
    /// <summary>Two pages: a listing that ends before tells nothing, and one of any length pays nothing that could be felt.</summary>
    private const int RowsBetween = 1000;

    private readonly Lock _gate = new();
    private int _regions;
    private int _done;
    private long _rows;
    private bool _told;

    /// <summary>Regions are about to be asked.</summary>
    public void Begin(int regions)
    {
        lock (_gate)
        {
            (_regions, _done) = (regions, 0);
        }
    }

    /// <summary>A page has been read.</summary>
    public void Page(int rows)
    {
        lock (_gate)
        {
            var before = _rows / RowsBetween;
            _rows += rows;
            if (_rows / RowsBetween > before)
            {
                Tell(isLast: false);
            }
        }
    }

    /// <summary>A region is done.</summary>
    public void Region()
    {
        lock (_gate)
        {
            _done++;
            if (_regions > 1)
            {
                Tell(isLast: false);
            }
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_told)
            {
                Tell(isLast: true);
            }
        }
    }

    private void Tell(bool isLast)
    {
        _told = true;
        tell(new Step(_done, _regions, _rows, isLast));
    }
}
