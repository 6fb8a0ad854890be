namespace Aliyun.Eni.Emulator.Paging;

/// <summary>The positions a listing runs over, in order: either a whole range or a list of some.</summary>
internal sealed class Matches
{
    private readonly int[]? _some;

    public Matches(int[] some)
    {
        _some = some;
        Count = some.Length;
    }

    private Matches(int count) => Count = count;

    public int Count { get; }

    public int this[int index] => _some is null ? index : _some[index];

    public static Matches All(int count) => new(count);

    /// <summary>The index of the first match at or after a position.</summary>
    public int IndexOf(int position)
    {
        if (_some is null)
        {
            return Math.Clamp(position, 0, Count);
        }

        var index = Array.BinarySearch(_some, position);
        return index < 0 ? ~index : index;
    }
}
