using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The filters of DescribeNetworkInterfaces, with the service's own limits.</summary>
internal sealed class EniFilter
{
    // "Up to 1,000 resources ... can be displayed", documented for Tag and ResourceGroupId.
    private const int MaxTagged = 1000;

    /// <summary>The parameters that a member has to be equal to.</summary>
    private static readonly Dictionary<string, Func<EniRow, string?>> Members = new(StringComparer.Ordinal)
    {
        ["VSwitchId"] = row => row.VSwitchId,
        ["VpcId"] = row => row.VpcId,
        ["NetworkInterfaceName"] = row => row.NetworkInterfaceName,
        ["Type"] = row => row.Type,
        ["Status"] = row => row.Status,
        ["InstanceId"] = row => row.AttachedInstanceId,
    };

    private readonly TagFilter _tags;
    private readonly string? _resourceGroup;
    private readonly HashSet<string> _ids;
    private readonly List<Predicate<EniRow>> _conditions = [];

    public EniFilter(RequestParameters parameters)
    {
        _tags = new TagFilter(parameters);
        _resourceGroup = parameters.Text("ResourceGroupId");
        _ids = [.. parameters.List("NetworkInterfaceId")];
        foreach (var (name, member) in Members)
        {
            AddEquals(parameters, name, member);
        }

        AddAddresses(parameters);
        if (parameters.Text("SecurityGroupId") is { } group)
        {
            // "The ID of the security group to which the secondary ENI belongs": primary ones never match.
            _conditions.Add(row => row.Type != "Primary" && row.SecurityGroupIds?.Contains(group) == true);
        }

        if (parameters.Flag("ServiceManaged") is { } managed)
        {
            _conditions.Add(row => (row.ServiceManaged ?? false) == managed);
        }
    }

    /// <summary>The parameters of the filters.</summary>
    public static IEnumerable<Parameter> Parameters =>
    [
        .. Members.Keys.Select(static name => new Parameter(name)),
        Parameter.List("NetworkInterfaceId", 100),
        new("PrimaryIpAddress"),
        Parameter.List("PrivateIpAddress", 100),
        Parameter.List("Ipv6Address", 100),
        new("SecurityGroupId"),
        new("ResourceGroupId"),
        Parameter.Tags(),
        Parameter.Flag("ServiceManaged"),
    ];

    /// <summary>The matching rows from a position on, in order.</summary>
    public IEnumerable<(int Position, EniRow Row)> Apply(RegionData region, int position, DateTimeOffset? asOf)
    {
        if (!_tags.IsEmpty || _resourceGroup is not null)
        {
            return region.From(0, asOf).Where(entry => IsTagged(entry.Row)).Take(MaxTagged)
                .Where(entry => entry.Position >= position && (_ids.Count == 0 || _ids.Contains(entry.Row.NetworkInterfaceId)) && Matches(entry.Row));
        }

        return _ids.Count > 0
            ? region.WithIds(_ids, asOf).Where(entry => entry.Position >= position && Matches(entry.Row))
            : region.From(position, asOf).Where(entry => Matches(entry.Row));
    }

    private bool IsTagged(EniRow row) => _tags.Matches(row.Tags) && (_resourceGroup is null || row.ResourceGroupId == _resourceGroup);

    private bool Matches(EniRow row)
    {
        foreach (var condition in _conditions)
        {
            if (!condition(row))
            {
                return false;
            }
        }

        return true;
    }

    private void AddEquals(RequestParameters parameters, string name, Func<EniRow, string?> member)
    {
        if (parameters.Text(name) is { } wanted)
        {
            _conditions.Add(row => member(row) == wanted);
        }
    }

    private void AddAddresses(RequestParameters parameters)
    {
        if (parameters.Text("PrimaryIpAddress") is { } primary)
        {
            var address = Address("PrimaryIpAddress", primary, AddressFamily.InterNetwork).ToString();
            _conditions.Add(row => row.PrivateIpAddress == address);
        }

        // PrivateIpAddress.N is documented for secondary addresses, but cloud-provider-alibaba-cloud finds primary ones with it.
        if (parameters.List("PrivateIpAddress") is { Count: > 0 } texts)
        {
            HashSet<string> wanted = [.. texts.Select(text => Address("PrivateIpAddress", text, AddressFamily.InterNetwork).ToString())];
            _conditions.Add(row => row.PrivateIpSets?.Any(ip => wanted.Contains(ip.PrivateIpAddress)) == true);
        }

        if (parameters.List("Ipv6Address") is { Count: > 0 } ipv6Texts)
        {
            HashSet<IPAddress> wanted = [.. ipv6Texts.Select(text => Address("Ipv6Address", text, AddressFamily.InterNetworkV6))];
            _conditions.Add(row => row.Ipv6Sets?.Any(ip => IPAddress.TryParse(ip.Ipv6Address, out var address) && wanted.Contains(address)) == true);
        }
    }

    private static IPAddress Address(string name, string text, AddressFamily family) =>
        AddressParser.TryParse(text, family) ?? throw ServiceException.InvalidParameter(name, $"\"{text}\" is not an IP address.");
}
