using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Errors;

/// <summary>What an error is about: the ID or address that the service refused, else the region.</summary>
internal static class ErrorTarget
{
    public static object? Of(EcsException error) => error.Request is { } request
        ? NamedIn(error.Message, request) ?? MeantBy(error.Code, request) ?? error.RegionId
        : error.RegionId;

    // The longest first: 10.0.0.1 is also in a sentence on 10.0.0.18.
    private static string? NamedIn(string message, DescribeNetworkInterfacesRequest request) => Named(request)
        .Where(name => message.Contains(name, StringComparison.OrdinalIgnoreCase))
        .MaxBy(static name => name.Length);

    private static IEnumerable<string> Named(DescribeNetworkInterfacesRequest request) =>
    [
        .. request.NetworkInterfaceIds,
        .. request.PrivateIpAddresses,
        .. request.Ipv6Addresses,
        .. new[] { request.PrimaryIpAddress, request.InstanceId, request.VSwitchId, request.VpcId, request.SecurityGroupId, request.ResourceGroupId }.OfType<string>(),
    ];

    private static string? MeantBy(string code, DescribeNetworkInterfacesRequest request) => code.Split('.')[0] switch
    {
        "InvalidEniId" => request.NetworkInterfaceIds is [var one] ? one : null,
        "InvalidEcsId" or "InvalidInstanceId" or "InvalidInstanceID" => request.InstanceId,
        "InvalidVSwitchId" => request.VSwitchId,
        "InvalidVpc" or "InvalidVpcId" => request.VpcId,
        "InvalidSecurityGroupId" => request.SecurityGroupId,
        "InvalidResourceGroup" or "InvalidResourceGroupId" => request.ResourceGroupId,
        _ => null,
    };
}
