namespace Aliyun.Eni.Listing;

/// <summary>What -Skip and -First leave of the items of a listing, and when no more are needed.</summary>
internal sealed class Window(ulong skip, ulong first)
{
    private ulong _toSkip = skip;
    private ulong _toTake = first;

    /// <summary>Whether all items that are wanted have come.</summary>
    public bool IsFull => _toTake == 0;

    /// <summary>How many items have yet to come; <see langword="null"/> for all there are.</summary>
    public ulong? Needed => _toTake > ulong.MaxValue - _toSkip || _toTake == ulong.MaxValue ? null : _toSkip + _toTake;

    /// <summary>The items of a batch that are to be written.</summary>
    public IReadOnlyList<T> Cut<T>(IReadOnlyList<T> items)
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
