namespace Aliyun.Eni.Listing;

/// <summary>Applies -Skip and -First to the items of all regions in the order they arrive. Safe for concurrent listings.</summary>
internal sealed class PagingWindow(ulong skip, ulong first)
{
    private readonly Lock _gate = new();
    private ulong _toSkip = skip;
    private ulong _toTake = first;

    /// <summary>Whether all requested items have arrived.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
            {
                return _toTake == 0;
            }
        }
    }

    /// <summary>The number of items that are still needed; <see langword="null"/> for all.</summary>
    public ulong? Remaining
    {
        get
        {
            lock (_gate)
            {
                return _toTake > ulong.MaxValue - _toSkip || _toTake == ulong.MaxValue ? null : _toSkip + _toTake;
            }
        }
    }

    /// <summary>What is still to be skipped and to be taken; <see cref="ulong.MaxValue"/> takes all.</summary>
    public (ulong Skip, ulong First) Rest
    {
        get
        {
            lock (_gate)
            {
                return (_toSkip, _toTake);
            }
        }
    }

    /// <summary>Returns the items of a batch that are inside the window.</summary>
    public IReadOnlyList<T> Take<T>(IReadOnlyList<T> items)
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
