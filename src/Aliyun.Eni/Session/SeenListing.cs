namespace Aliyun.Eni.Session;

/// <summary>
/// What one listing adds to what its session has seen: the first rows all, of the rest some. To remember a row costs a tenth of reading it, and a listing
/// that is long enough for that to be felt is no longer one that a person picks from; its VPCs, groups and tags repeat.
/// </summary>
internal sealed class SeenListing(SeenValues seen)
{
    private const int OneIn = 32;

    private int _rows;

    /// <summary>Remembers what is written: a network interface, or a page of them.</summary>
    public void Add(object item)
    {
        if (item is NetworkInterface row)
        {
            Add(row);
        }
        else if (item is EniPage page)
        {
            foreach (var one in page.NetworkInterfaces)
            {
                Add(one);
            }
        }
    }

    private void Add(NetworkInterface row)
    {
        _rows++;
        if (_rows <= SeenValues.MostRows || _rows % OneIn == 0)
        {
            seen.Add(row);
        }
    }
}
