using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Removes addresses or prefixes of a network interface.</summary>
internal sealed class RemoveAddressChange(string networkInterfaceId, IReadOnlyList<AddressOrPrefix> addresses) : AddressChange(networkInterfaceId, addresses)
{
    /// <summary>The error of a primary address.</summary>
    public const string PrimaryAddress = "Ali.PrimaryAddress";

    /// <summary>The error of a public address.</summary>
    public const string PublicAddress = "Ali.PublicAddress";

    private const string Unassigned = "InvalidIp.IpUnassigned";

    public override string DescribeAction(NetworkInterface? eni) => $"Remove {string.Join(", ", Addresses)}";

    public override string DescribeOperation(ChangeTracker progress) => "remove addresses";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"{NetworkInterfaceId} doesn't have these addresses.";

    // The service says the same of a primary address, which is refused before.
    public override bool IsSuccess(EniRequest request, string code) => code == Unassigned && Size == 1;

    // One address that isn't there fails the whole request.
    public override bool ShouldReadStateAfter(EniRequest request, string code)
    {
        if (code != Unassigned)
        {
            return false;
        }

        Size = 1;
        return true;
    }

    protected override EniStep? Refuse(NetworkInterface eni) =>
        AddressOrPrefix.TryParse(eni.PrivateIpAddress, out var primary) && Addresses.Contains(primary)
            ? new EniStep.Fail(PrimaryAddress, $"{primary} is the primary address of {NetworkInterfaceId} and can't be removed.")
            : EniAddress.Of(eni).FirstOrDefault(row => row.Kind == EniAddressKind.Public && AddressOrPrefix.TryParse(row.IpAddress, out var address) && Addresses.Contains(address)) is { } ofEip
                ? new EniStep.Fail(PublicAddress, DescribePublic(ofEip.IpAddress!))
                : null;

    /// <summary>The message about a public address.</summary>
    public static string DescribePublic(string address) => $"{address} is a public address. Disassociate the elastic IP address instead.";

    protected override bool IsApplied(AddressOrPrefix address, IReadOnlySet<AddressOrPrefix> present) => !present.Contains(address);

    protected override EniRequest CreateRequest(string kind, IReadOnlyList<string> texts)
    {
        UnassignAddresses request = IsIpv4(kind) ? new UnassignPrivateIpAddresses(RegionId, NetworkInterfaceId) : new UnassignIpv6Addresses(RegionId, NetworkInterfaceId);
        return EniRequest.Create(IsPrefix(kind) ? request with { Prefixes = texts } : request with { Addresses = texts });
    }
}
