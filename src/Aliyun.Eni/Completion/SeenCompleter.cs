using Aliyun.Eni.Session;

namespace Aliyun.Eni.Completion;

/// <summary>IDs, names and addresses that this session has seen: those of network interfaces newest first.</summary>
internal sealed class SeenCompleter : ValueCompleter
{
    protected override IEnumerable<Candidate> Candidates(string parameterName)
    {
        var seen = RunspaceSeen.Current;
        return parameterName switch
        {
            "NetworkInterfaceId" => seen.NetworkInterfaces.Select(static row => new Candidate(row.Id, row.Name, () => row.Summary)),
            "NetworkInterfaceName" => ByRow(seen, static row => row.Name, static row => row.Id),
            "InstanceId" => ByRow(seen, static row => row.InstanceId, static row => row.Name),
            "PrimaryIpAddress" => ByRow(seen, static row => row.Address, static row => row.Name),
            "PrivateIpAddress" => Bare(seen.PrivateAddresses),
            "Ipv6Address" => Bare(seen.Ipv6Addresses),
            "IpAddress" => Bare([.. seen.PrivateAddresses, .. seen.PublicAddresses, .. seen.Ipv6Addresses]),
            "VpcId" => Sorted(seen.Vpcs),
            "VSwitchId" => Sorted(seen.VSwitches),
            "SecurityGroupId" => Sorted(seen.SecurityGroups),
            "ResourceGroupId" => Sorted(seen.ResourceGroups),
            _ => [],
        };
    }

    private static IEnumerable<Candidate> Bare(IEnumerable<string> values) => values.Select(static value => new Candidate(value));

    private static IEnumerable<Candidate> Sorted(IEnumerable<string> values) => Bare(values.Order(StringComparer.OrdinalIgnoreCase));

    // Of several network interfaces with one value the newest is shown.
    private static IEnumerable<Candidate> ByRow(SeenValues seen, Func<SeenEni, string?> value, Func<SeenEni, string?> label) => seen.NetworkInterfaces
        .Where(row => !string.IsNullOrEmpty(value(row)))
        .DistinctBy(value, StringComparer.Ordinal)
        .Select(row => new Candidate(value(row)!, label(row), () => row.Summary));
}
