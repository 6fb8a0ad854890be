namespace Aliyun.Eni.Listing;

/// <summary>What -Skip and -First leave of the items of all listings, in the order they come, and when no more are needed. Safe for several listings at once.</summary>
internal sealed class Window(ulong skip, ulong first)
{
    private readonly Lock _gate = new();
    private ulong _toSkip = skip;
    private ulong _toTake = first;

    /// <summary>Whether all items that are wanted have come.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _toTake == 0;
            }
        }
    }

    /// <summary>How many items have yet to come; <see langword="null"/> for all there are.</summary>
    public ulong? Needed
    {
        get
        {
            lock (_gate)
            {
                return _toTake > ulong.MaxValue - _toSkip || _toTake == ulong.MaxValue ? null : _toSkip + _toTake;
            }
        }
    }

    /// <summary>The items of a batch that are to be written.</summary>
    public IReadOnlyList<T> Cut<T>(IReadOnlyList<T> items)
    {
        lock (_gate)
        {
            var skipped = (int)Math.Min(_toSkip, (ulong)items.Count);
            _toSkip -= (ulong)skipped;
            var taken = (int)Math.Min(_toTake, (ulong)(items.Count - skipped));
            if (_toTake != ulong.MaxValue)
            {
                _toTake -= (ulong)taken;
            }

            return taken == items.Count ? items : [.. items.Skip(skipped).Take(taken)];
        }
    }
}
