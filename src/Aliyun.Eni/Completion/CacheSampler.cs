namespace Aliyun.Eni.Completion;

/// <summary>
/// Adds the rows of one listing: the first 5,000, then what one in 32 shares with others. More IDs would push out those before them, so that the next listing
/// of the same network interfaces would find none of them; the VPCs, groups and tags of a longer listing recur.
/// </summary>
internal sealed class CacheSampler(CompletionCache cache)
{
    private const int OneIn = 32;

    private int _rows;

    /// <summary>Adds what a cmdlet writes: a network interface, or a page of them.</summary>
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
        if (_rows <= CompletionCache.MaxEnis)
        {
            cache.Add(row);
        }
        else if (_rows % OneIn == 0)
        {
            cache.AddShared(row);
        }
    }
}
