namespace Aliyun.Eni.Listing.Questions;

/// <summary>The addresses a network interface holds, as the service writes them.</summary>
internal static class HeldAddresses
{
    /// <summary>Its own: the primary and secondary private ones, and IPv6. The service has filters for these.</summary>
    public static IEnumerable<string> Own(NetworkInterface row)
    {
        if (row.PrivateIpAddress is { } primary)
        {
            yield return primary;
        }

        foreach (var set in row.PrivateIpSets ?? Enumerable.Empty<PrivateIpSet>())
        {
            if (set.PrivateIpAddress is { } address)
            {
                yield return address;
            }
        }

        foreach (var set in row.Ipv6Sets ?? Enumerable.Empty<Ipv6Set>())
        {
            if (set.Ipv6Address is { } address)
            {
                yield return address;
            }
        }
    }

    /// <summary>The public ones that lead to its own.</summary>
    public static IEnumerable<string> Public(NetworkInterface row)
    {
        if (row.AssociatedPublicIp?.PublicIpAddress is { } primary)
        {
            yield return primary;
        }

        foreach (var set in row.PrivateIpSets ?? Enumerable.Empty<PrivateIpSet>())
        {
            if (set.AssociatedPublicIp?.PublicIpAddress is { } address)
            {
                yield return address;
            }
        }
    }

    /// <summary>The blocks delegated to it, in CIDR notation.</summary>
    public static IEnumerable<string> Prefixes(NetworkInterface row)
    {
        foreach (var set in row.Ipv4PrefixSets ?? Enumerable.Empty<Ipv4PrefixSet>())
        {
            if (set.Ipv4Prefix is { } prefix)
            {
                yield return prefix;
            }
        }

        foreach (var set in row.Ipv6PrefixSets ?? Enumerable.Empty<Ipv6PrefixSet>())
        {
            if (set.Ipv6Prefix is { } prefix)
            {
                yield return prefix;
            }
        }
    }
}
