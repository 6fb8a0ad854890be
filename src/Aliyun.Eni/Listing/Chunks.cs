using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing;

/// <summary>Lists of IDs and addresses, cut into as many as a request can name: every combination of the pieces is a request.</summary>
internal static class Chunks
{
    public static IReadOnlyList<DescribeNetworkInterfaces> Of(DescribeNetworkInterfaces request) =>
    [
        .. from ids in Cut(request.NetworkInterfaceIds)
           from privateAddresses in Cut(request.PrivateIpAddresses)
           from ipv6Addresses in Cut(request.Ipv6Addresses)
           select request with { NetworkInterfaceIds = ids, PrivateIpAddresses = privateAddresses, Ipv6Addresses = ipv6Addresses },
    ];

    private static IReadOnlyList<string[]> Cut(IReadOnlyList<string> items) =>
        items.Count == 0 ? [[]] : [.. items.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(DescribeNetworkInterfaces.MaxItems)];
}
