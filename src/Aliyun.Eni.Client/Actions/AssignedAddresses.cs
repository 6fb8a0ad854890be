using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>The addresses and prefixes that the service has added to an ENI.</summary>
public sealed class AssignedAddresses : ApiObject
{
    internal static readonly ObjectReader<AssignedAddresses> Ipv4Members = new(
        static () => new(),
        ("NetworkInterfaceId", static (assigned, ref json) => assigned.NetworkInterfaceId = json.NonEmptyString()),
        ("PrivateIpSet", static (assigned, ref json) => assigned.Add(json.InternedStrings("PrivateIpAddress"u8))),
        ("Ipv4PrefixSet", static (assigned, ref json) => assigned.Add(json.InternedStrings("Ipv4Prefixes"u8))));

    internal static readonly ObjectReader<AssignedAddresses> Ipv6Members = new(
        static () => new(),
        ("NetworkInterfaceId", static (assigned, ref json) => assigned.NetworkInterfaceId = json.NonEmptyString()),
        ("Ipv6Sets", static (assigned, ref json) => assigned.Add(json.InternedStrings("Ipv6Address"u8))),
        ("Ipv6PrefixSets", static (assigned, ref json) => assigned.Add(json.InternedStrings("Ipv6Prefix"u8))))
    {
        Required = "NetworkInterfaceId",
    };

    private readonly List<string> _addresses = [];

    internal AssignedAddresses()
    {
    }

    /// <summary>The ID of the ENI.</summary>
    public string? NetworkInterfaceId { get; private set; }

    /// <summary>The addresses, or the prefixes.</summary>
    public IReadOnlyList<string> Addresses => _addresses;

    private void Add(IEnumerable<string>? addresses) => _addresses.AddRange(addresses ?? []);
}
