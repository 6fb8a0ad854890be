namespace Aliyun.Eni.Listing;

/// <summary>The input for one region and profile: all network interfaces, or those of IDs and of instances.</summary>
internal sealed class EniSelection
{
    private readonly List<string> _ids = [];
    private readonly List<string> _instances = [];
    private bool _isAll;

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The listings: all network interfaces contain those of any ID.</summary>
    public IEnumerable<(IReadOnlyList<string> Ids, IReadOnlyList<string> Instances)> Parts
    {
        get
        {
            if (_isAll)
            {
                yield return ([], []);
                yield break;
            }

            if (_ids.Count > 0)
            {
                yield return (_ids, []);
            }

            if (_instances.Count > 0)
            {
                yield return ([], _instances);
            }
        }
    }

    public void Add(string[] ids, string[] instances)
    {
        _ids.AddRange(ids);
        _instances.AddRange(instances);
        _isAll |= ids.Length + instances.Length == 0;
    }

    public void Add(EniSelection other)
    {
        _ids.AddRange(other._ids);
        _instances.AddRange(other._instances);
        _isAll |= other._isAll;
    }
}
