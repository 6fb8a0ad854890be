using Aliyun.Eni.Session;

namespace Aliyun.Eni.Listing;

/// <summary>What is listed by a connection: all network interfaces, or those of IDs and of instances.</summary>
/// <param name="connection">The region and profile.</param>
internal sealed class EniSelection(Connection connection)
{
    private readonly List<string> _ids = [];
    private readonly List<string> _instances = [];
    private bool _isAll;

    public Connection Connection => connection;

    public string RegionId => connection.RegionId!;

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

    private EniSelection Part(IReadOnlyList<string> ids, IReadOnlyList<string> instances)
    {
        var part = new EniSelection(connection);
        part.Add(ids, instances);
        return part;
    }
}
