namespace Aliyun.Eni;

/// <summary>Collects the addresses of an ENI from all members of its response.</summary>
internal static class EniAddresses
{
    public static IEnumerable<EniAddress> Of(NetworkInterface eni) => [.. Ipv4(eni), .. Ipv6(eni), .. Prefixes(eni)];

    private static IEnumerable<EniAddress> Ipv4(NetworkInterface eni)
    {
        var ips = PrivateIps(eni).Where(static ip => ip.PrivateIpAddress is not null).OrderBy(PrimaryFirst).ToList();

        // The EIP of the ENI itself is that of its primary address, unless an address names it; without any address it stands alone.
        var unnamed = ips.Exists(ip => AreSame(ip.AssociatedPublicIp, eni.AssociatedPublicIp)) ? null : eni.AssociatedPublicIp;
        foreach (var ip in ips)
        {
            var isPrimary = ip.Primary ?? (ip.PrivateIpAddress == eni.PrivateIpAddress ? true : null);
            var eip = ip.AssociatedPublicIp;
            if (eip is null && isPrimary == true)
            {
                (eip, unnamed) = (unnamed, null);
            }

            yield return new EniAddress(eni, ip.PrivateIpAddress!, EniAddressKind.IPv4)
            {
                Primary = isPrimary,
                PublicIpAddress = eip?.PublicIpAddress,
                AllocationId = eip?.AllocationId,
                PrivateDnsName = ip.PrivateDnsName,
            };
            if (Public(eni, eip, ip.PrivateIpAddress) is { } inFront)
            {
                yield return inFront;
            }
        }

        if (Public(eni, unnamed, null) is { } alone)
        {
            yield return alone;
        }
    }

    // The primary address stands beside the list as well: it counts where the list leaves it out.
    private static IEnumerable<PrivateIpSet> PrivateIps(NetworkInterface eni)
    {
        var listed = eni.PrivateIpSets;
        return eni.PrivateIpAddress is null || listed.Any(ip => ip.PrivateIpAddress == eni.PrivateIpAddress)
            ? listed
            : listed.Prepend(new PrivateIpSet { PrivateIpAddress = eni.PrivateIpAddress, Primary = true });
    }

    private static EniAddress? Public(NetworkInterface eni, AssociatedPublicIp? eip, string? privateIpAddress) => eip?.PublicIpAddress is null
        ? null
        : new EniAddress(eni, eip.PublicIpAddress, EniAddressKind.Public) { PrivateIpAddress = privateIpAddress, AllocationId = eip.AllocationId };

    private static IEnumerable<EniAddress> Ipv6(NetworkInterface eni) =>
        from ip in eni.Ipv6Sets.OrderBy(PrimaryFirst)
        where ip.Ipv6Address is not null
        select new EniAddress(eni, ip.Ipv6Address!, EniAddressKind.IPv6) { Primary = ip.Primary };

    private static IEnumerable<EniAddress> Prefixes(NetworkInterface eni)
    {
        var ipv4 = eni.Ipv4PrefixSets.Select(static prefix => (Block: prefix.Ipv4Prefix, Kind: EniAddressKind.IPv4Prefix));
        var ipv6 = eni.Ipv6PrefixSets.Select(static prefix => (Block: prefix.Ipv6Prefix, Kind: EniAddressKind.IPv6Prefix));
        return from prefix in ipv4.Concat(ipv6)
               where prefix.Block is not null
               select new EniAddress(eni, prefix.Block!, prefix.Kind);
    }

    private static bool AreSame(AssociatedPublicIp? one, AssociatedPublicIp? other) => one is not null && other is not null
        && (one.PublicIpAddress ?? one.AllocationId) == (one.PublicIpAddress is null ? other.AllocationId : other.PublicIpAddress);

    private static int PrimaryFirst(IPrimaryFirst address) => address.Primary == true ? 0 : 1;
}
