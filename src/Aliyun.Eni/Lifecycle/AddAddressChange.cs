using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Adds addresses or prefixes to a network interface.</summary>
internal sealed class AddAddressChange(string networkInterfaceId, IReadOnlyList<AddressOrPrefix> addresses) : AddressChange(networkInterfaceId, addresses)
{
    public override string DescribeAction(NetworkInterface? eni) => $"Add {string.Join(", ", Addresses)}";

    public override string DescribeOperation(ChangeTracker progress) => "add addresses";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"{NetworkInterfaceId} already has these addresses.";

    // Taken: by this network interface, which a read shows, or by another one.
    public override bool ShouldReadStateAfter(EniRequest request, string code) => code is "InvalidIp.IpAssigned" or "InvalidPrivateIpAddress.Duplicated";

    protected override bool IsApplied(AddressOrPrefix address, IReadOnlySet<AddressOrPrefix> present) => present.Contains(address);

    /// <summary>A request that adds addresses of a kind, which it doesn't name yet.</summary>
    public static AssignAddresses RequestOf(string kind, string regionId, string networkInterfaceId) =>
        IsIpv4(kind) ? new AssignPrivateIpAddresses(regionId, networkInterfaceId) : new AssignIpv6Addresses(regionId, networkInterfaceId);

    protected override EniRequest CreateRequest(string kind, IReadOnlyList<string> texts)
    {
        var request = RequestOf(kind, RegionId, NetworkInterfaceId);
        return EniRequest.Create(IsPrefix(kind) ? request with { Prefixes = texts } : request with { Addresses = texts });
    }
}
