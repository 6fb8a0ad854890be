namespace Aliyun.Eni.Completion;

/// <summary>
/// The cached values of a network interface. Addresses of a kind are one text: an object for each would be one more that the garbage collector has to keep.
/// </summary>
internal readonly record struct CachedEni(string Id, string? Name, string? Status, string? PrivateIpAddress, string? InstanceId, string? MacAddress)
{
    /// <summary>Stands between two addresses: the client has removed the control characters of the service's texts.</summary>
    public const char Separator = '\n';

    public string? PrivateIpAddresses { get; private init; }

    public string? PublicIpAddresses { get; private init; }

    public string? Ipv6Addresses { get; private init; }

    /// <summary>Name, status, address and instance, as far as there are any.</summary>
    public string Summary => string.Join(", ", new[] { Name, Status, PrivateIpAddress, InstanceId }.Where(static text => !string.IsNullOrEmpty(text)));

    public static CachedEni Of(NetworkInterface row)
    {
        string? privateIps = null, publicIps = null, ipv6 = null;
        foreach (var set in row.PrivateIpSets)
        {
            privateIps = Join(privateIps, set.PrivateIpAddress);
            publicIps = Join(publicIps, (set.AssociatedPublicIp ?? (set.Primary == true ? row.AssociatedPublicIp : null))?.PublicIpAddress);
        }

        foreach (var set in row.Ipv6Sets)
        {
            ipv6 = Join(ipv6, set.Ipv6Address);
        }

        return new(row.NetworkInterfaceId!, row.NetworkInterfaceName, row.Status, row.PrivateIpAddress, row.AttachedInstanceId, row.MacAddress)
        {
            PrivateIpAddresses = privateIps,
            PublicIpAddresses = publicIps,
            Ipv6Addresses = ipv6,
        };
    }

    private static string? Join(string? texts, string? text) => texts is null || text is null ? texts ?? text : $"{texts}{Separator}{text}";
}
