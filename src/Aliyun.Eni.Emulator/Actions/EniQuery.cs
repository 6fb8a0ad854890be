using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The filters of DescribeNetworkInterfaces, with the service's own limits.</summary>
internal sealed class EniQuery
{
    // "Up to 1,000 resources ... can be displayed", said of Tag and of ResourceGroupId.
    private const int MostBound = 1000;

    private readonly ActionParameters _parameters;
    private readonly TagFilter _tags;
    private readonly string? _resourceGroup;
    private readonly HashSet<string> _ids;
    private readonly HashSet<string> _privateIps;
    private readonly HashSet<IPAddress> _ipv6;
    private readonly List<Predicate<EniRow>> _conditions = [];

    public EniQuery(ActionParameters parameters)
    {
        _parameters = parameters;
        _tags = new TagFilter(parameters);
        _resourceGroup = parameters.Text("ResourceGroupId");
        _ids = [.. parameters.List("NetworkInterfaceId")];
        _privateIps = [.. parameters.List("PrivateIpAddress").Select(ip => Address("PrivateIpAddress", ip, AddressFamily.InterNetwork).ToString())];
        _ipv6 = [.. parameters.List("Ipv6Address").Select(ip => Address("Ipv6Address", ip, AddressFamily.InterNetworkV6))];
        AddEquals("VSwitchId", row => row.VSwitchId);
        AddEquals("VpcId", row => row.VpcId);
        AddEquals("NetworkInterfaceName", row => row.NetworkInterfaceName);
        AddEquals("Type", row => row.Type);
        AddEquals("Status", row => row.Status);
        AddEquals("InstanceId", row => row.AttachedInstanceId);
        AddPrimaryIp();
        AddSecurityGroup();
        AddServiceManaged();
    }

    private bool IsBound => !_tags.IsEmpty || _resourceGroup is not null;

    public Matches Run(RegionRows rows)
    {
        if (IsBound)
        {
            var bound = Slots(rows).Where(slot => IsBoundTo(rows.At(slot))).Take(MostBound);
            return new(rows.Index.Scan(_parameters.FilterText, () => Narrowed(rows, bound)));
        }

        if (Candidates(rows) is { } candidates)
        {
            return new([.. Narrowed(rows, candidates)]);
        }

        return _conditions.Count > 0 || rows.HasGaps
            ? new(rows.Index.Scan(_parameters.FilterText, () => Narrowed(rows, Slots(rows))))
            : Matches.All(rows.Slots);
    }

    private static IEnumerable<int> Slots(RegionRows rows) => Enumerable.Range(0, rows.Slots);

    /// <summary>The indexes make 100 ids or addresses cost 100 rows, however many there are.</summary>
    private IEnumerable<int>? Candidates(RegionRows rows) => this switch
    {
        { _ids.Count: > 0 } => _ids.Where(rows.Index.ById.ContainsKey).Select(id => rows.Index.ById[id]).Order(),
        { _privateIps.Count: > 0 } => _privateIps.SelectMany(ip => rows.Index.ByPrivateIp[ip]).Distinct().Order(),
        { _ipv6.Count: > 0 } => _ipv6.SelectMany(ip => rows.Index.ByIpv6[ip]).Distinct().Order(),
        _ when _parameters.Text("InstanceId") is { } instance => rows.Index.ByInstance[instance],
        _ => null,
    };

    private IEnumerable<int> Narrowed(RegionRows rows, IEnumerable<int> slots) =>
        slots.Where(slot => rows.At(slot) is { } row && InLists(row) && _conditions.TrueForAll(condition => condition(row)));

    private bool IsBoundTo(EniRow? row) =>
        row is not null && _tags.Accepts(row.Tags) && (_resourceGroup is null || row.ResourceGroupId == _resourceGroup);

    // PrivateIpAddress.N is documented for secondary addresses, but cloud-provider-alibaba-cloud finds primary ones with it.
    private bool InLists(EniRow row) =>
        (_ids.Count == 0 || _ids.Contains(row.NetworkInterfaceId))
        && (_privateIps.Count == 0 || row.PrivateIpSets?.Any(ip => _privateIps.Contains(ip.PrivateIpAddress)) == true)
        && (_ipv6.Count == 0 || row.Ipv6Sets?.Any(ip => IPAddress.TryParse(ip.Ipv6Address, out var address) && _ipv6.Contains(address)) == true);

    private void AddEquals(string name, Func<EniRow, string?> member)
    {
        if (_parameters.Text(name) is { } wanted)
        {
            _conditions.Add(row => member(row) == wanted);
        }
    }

    private void AddPrimaryIp()
    {
        if (_parameters.Text("PrimaryIpAddress") is { } wanted)
        {
            var address = Address("PrimaryIpAddress", wanted, AddressFamily.InterNetwork).ToString();
            _conditions.Add(row => row.PrivateIpAddress == address);
        }
    }

    private void AddSecurityGroup()
    {
        // "The ID of the security group to which the secondary ENI belongs": primary ones are never found.
        if (_parameters.Text("SecurityGroupId") is { } group)
        {
            _conditions.Add(row => row.Type != "Primary" && row.SecurityGroupIds?.Contains(group) == true);
        }
    }

    private void AddServiceManaged()
    {
        if (_parameters.Flag("ServiceManaged") is { } managed)
        {
            _conditions.Add(row => (row.ServiceManaged ?? false) == managed);
        }
    }

    private static IPAddress Address(string name, string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == family && !IsShort(text, family)
            ? address
            : throw ServiceException.InvalidParameter(name, $"\"{text}\" is not an address.");

    // The parser takes "10.1" for 10.0.0.1.
    private static bool IsShort(string text, AddressFamily family) =>
        family == AddressFamily.InterNetwork && text.Count(letter => letter == '.') != 3;
}
