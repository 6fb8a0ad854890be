using Aliyun.Eni.Session;

namespace Aliyun.Eni.Listing;

/// <summary>The input for one region and profile: all network interfaces, or those of IDs and of instances.</summary>
/// <param name="profileName">The profile; <see langword="null"/> for the default.</param>
/// <param name="regionId">The region or a wildcard; empty for the default.</param>
internal sealed class EniSelection(string? profileName, string regionId)
{
    private readonly List<string> _ids = [];
    private readonly List<string> _instances = [];
    private bool _isAll;

    public string? ProfileName => profileName;

    public string RegionId => regionId;

    /// <summary>Where it is listed; <see langword="null"/> before region and profile are resolved.</summary>
    public Connection? Connection { get; init; }

    public IReadOnlyList<string> Ids => _ids;

    public IReadOnlyList<string> Instances => _instances;

    /// <summary>What is listed separately: the IDs and the instances. All network interfaces contain those of any ID.</summary>
    public IEnumerable<EniSelection> Parts
    {
        get
        {
            if (_isAll)
            {
                yield return Part([], []);
                yield break;
            }

            if (_ids.Count > 0)
            {
                yield return Part(_ids, []);
            }

            if (_instances.Count > 0)
            {
                yield return Part([], _instances);
            }
        }
    }

    public void Add(IReadOnlyList<string> ids, IReadOnlyList<string> instances)
    {
        _ids.AddRange(ids);
        _instances.AddRange(instances);
        _isAll |= ids.Count + instances.Count == 0;
    }

    public void Add(EniSelection other)
    {
        _ids.AddRange(other._ids);
        _instances.AddRange(other._instances);
        _isAll |= other._isAll;
    }

    private EniSelection Part(IReadOnlyList<string> ids, IReadOnlyList<string> instances)
    {
        var part = new EniSelection(profileName, regionId);
        part.Add(ids, instances);
        return part;
    }
}
