using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Adds addresses or prefixes to a network interface.</summary>
internal sealed class AddAddressChange(string networkInterfaceId, IReadOnlyList<AddressText> addresses) : AddressChange(networkInterfaceId, addresses)
{
    public override string UnderWay => "add addresses";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"{NetworkInterfaceId} has these addresses already.";

    // Taken: by this network interface, which a read shows, or by another one.
    public override bool Reconsiders(EniRequest request, string code) => code is "InvalidIp.IpAssigned" or "InvalidPrivateIpAddress.Duplicated";

    protected override bool IsSo(AddressText address, IReadOnlySet<AddressText> present) => present.Contains(address);

    protected override EniRequest CreateRequest(string kind, IReadOnlyList<string> texts) => kind switch
    {
        EniAddressKind.IPv4 => EniRequest.Create(new AssignPrivateIpAddresses(RegionId, NetworkInterfaceId) { PrivateIpAddresses = texts }),
        EniAddressKind.IPv4Prefix => EniRequest.Create(new AssignPrivateIpAddresses(RegionId, NetworkInterfaceId) { Ipv4Prefixes = texts }),
        EniAddressKind.IPv6 => EniRequest.Create(new AssignIpv6Addresses(RegionId, NetworkInterfaceId) { Ipv6Addresses = texts }),
        _ => EniRequest.Create(new AssignIpv6Addresses(RegionId, NetworkInterfaceId) { Ipv6Prefixes = texts }),
    };
}
