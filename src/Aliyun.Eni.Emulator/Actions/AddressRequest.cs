using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The addresses and prefixes a request assigns, by value or by count.</summary>
internal sealed record AddressRequest(
    IReadOnlyList<string> Ipv4,
    int Ipv4Count,
    IReadOnlyList<string> Ipv6,
    int Ipv6Count,
    IReadOnlyList<string> Ipv4Prefixes,
    int Ipv4PrefixCount,
    IReadOnlyList<string> Ipv6Prefixes,
    int Ipv6PrefixCount)
{
    /// <summary>The addresses, without prefixes.</summary>
    public int Addresses => Ipv4.Count + Ipv4Count + Ipv6.Count + Ipv6Count;

    /// <summary>The prefixes.</summary>
    public int Prefixes => Ipv4Prefixes.Count + Ipv4PrefixCount + Ipv6Prefixes.Count + Ipv6PrefixCount;

    /// <summary>Addresses and prefixes can't be assigned by one request.</summary>
    public bool HasAddressesAndPrefixes => Addresses > 0 && Prefixes > 0;

    /// <exception cref="Responses.ServiceException">Something is requested by value and by count.</exception>
    public static AddressRequest Read(RequestParameters parameters)
    {
        var (ipv4, ipv4Count) = ValuesOrCount("PrivateIpAddress", "SecondaryPrivateIpAddressCount");
        var (ipv6, ipv6Count) = ValuesOrCount("Ipv6Address", "Ipv6AddressCount");
        var (ipv4Prefixes, ipv4PrefixCount) = ValuesOrCount("Ipv4Prefix", "Ipv4PrefixCount");
        var (ipv6Prefixes, ipv6PrefixCount) = ValuesOrCount("Ipv6Prefix", "Ipv6PrefixCount");
        return new(ipv4, ipv4Count, ipv6, ipv6Count, ipv4Prefixes, ipv4PrefixCount, ipv6Prefixes, ipv6PrefixCount);

        (IReadOnlyList<string> Values, int Count) ValuesOrCount(string list, string count) => (parameters.List(list), parameters.Number(count)) switch
        {
            ({ Count: > 0 }, { }) => throw EniRules.Conflict(list, count),
            var (values, number) => (values, number ?? 0),
        };
    }
}
