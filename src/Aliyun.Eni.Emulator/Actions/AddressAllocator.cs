using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Checks and picks free addresses and prefixes of a vSwitch.</summary>
/// <param name="region">The region.</param>
/// <param name="vSwitch">The vSwitch.</param>
/// <param name="takenCode">The error code for an address in use, which differs between the actions.</param>
internal sealed class AddressAllocator(RegionData region, VSwitch vSwitch, string takenCode)
{
    private const int Ipv4PrefixLength = 28;
    private const int Ipv6PrefixLength = 80;

    private readonly HashSet<string> _used = region.Enis.Where(row => row.VSwitchId == vSwitch.VSwitchId)
        .SelectMany(row => (row.PrivateIpSets ?? []).Select(ip => ip.PrivateIpAddress)).ToHashSet(StringComparer.Ordinal);

    private readonly List<IPNetwork> _prefixes = [.. region.Enis.Where(row => row.VSwitchId == vSwitch.VSwitchId)
        .SelectMany(row => (row.Ipv4Prefixes ?? []).Concat(row.Ipv6Prefixes ?? [])).Select(IPNetwork.Parse)];

    /// <summary>Takes the wanted IPv4 addresses, and as many others as <paramref name="count"/> says.</summary>
    public IReadOnlyList<string> TakeIpv4(IReadOnlyList<string> wanted, int count)
    {
        CheckRepeated(wanted);
        var taken = new List<string>();
        foreach (var text in wanted)
        {
            if (AddressParser.TryParse(text, AddressFamily.InterNetwork) is not { } address || !vSwitch.Contains(address))
            {
                throw new ServiceException(403, "InvalidVSwitchId.IpInvalid", "The specified IpAddress is not valid in VSwitch CIDR block.");
            }

            taken.Add(Take(address.ToString()));
        }

        foreach (var address in vSwitch.Addresses.Where(IsFree).Take(count).ToArray())
        {
            taken.Add(Take(address));
        }

        return taken.Count == wanted.Count + count ? taken : throw NotEnough();
    }

    /// <summary>Takes the wanted IPv6 addresses, and as many others as <paramref name="count"/> says.</summary>
    public IReadOnlyList<string> TakeIpv6(IReadOnlyList<string> wanted, int count)
    {
        if (wanted.Count + count == 0)
        {
            return [];
        }

        var block = Ipv6Block();
        CheckRepeated(wanted);
        foreach (var address in region.Enis.SelectMany(row => row.Ipv6Sets ?? []).Select(ip => IPAddress.Parse(ip.Ipv6Address)))
        {
            _used.Add(address.ToString());
        }

        var taken = new List<string>();
        foreach (var text in wanted)
        {
            if (AddressParser.TryParse(text, AddressFamily.InterNetworkV6) is not { } address)
            {
                throw new ServiceException(403, "InvalidIp.Address", "the specified IPv6 address is invalid.");
            }

            if (!block.Contains(address))
            {
                throw new ServiceException(403, "InvalidVSwitchId.IpInvalid", "The specified IPv6 address is not valid in the VSwitch CIDR block.");
            }

            taken.Add(Take(address.ToString()));
        }

        var start = block.BaseAddress.ToString().Replace("::", ":a:0:0:", StringComparison.Ordinal);
        taken.AddRange(Enumerable.Range(1, int.MaxValue)
            .Select(number => IPAddress.Parse(start + number.ToString("x", CultureInfo.InvariantCulture)).ToString()).Where(IsFree).Take(count).Select(Take));
        return taken;
    }

    /// <summary>Takes the wanted IPv4 prefixes (/28), and as many others as <paramref name="count"/> says.</summary>
    public IReadOnlyList<string> TakeIpv4Prefixes(IReadOnlyList<string> wanted, int count) =>
        TakePrefixes(wanted, count, () => IPNetwork.Parse(vSwitch.CidrBlock), Ipv4PrefixLength);

    /// <summary>Takes the wanted IPv6 prefixes (/80), and as many others as <paramref name="count"/> says.</summary>
    public IReadOnlyList<string> TakeIpv6Prefixes(IReadOnlyList<string> wanted, int count) => TakePrefixes(wanted, count, Ipv6Block, Ipv6PrefixLength);

    private List<string> TakePrefixes(IReadOnlyList<string> wanted, int count, Func<IPNetwork> findBlock, int length)
    {
        if (wanted.Count + count == 0)
        {
            return [];
        }

        PrefixRules.RequireSupport(region);
        CheckRepeated(wanted);
        var block = findBlock();
        List<IPNetwork> taken = [];
        foreach (var text in wanted)
        {
            var prefix = PrefixRules.Parse(text, length);
            if (!block.Contains(prefix.BaseAddress))
            {
                throw new ServiceException(403, "InvalidVSwitchId.IpInvalid", "The specified prefix is not valid in VSwitch CIDR block.");
            }

            taken.Add(IsFree(prefix) ? prefix : throw Taken());
            _prefixes.Add(prefix);
        }

        foreach (var prefix in Subnets(block, length).Where(IsFree).Take(count).ToArray())
        {
            _prefixes.Add(prefix);
            taken.Add(prefix);
        }

        return taken.Count == wanted.Count + count ? [.. taken.Select(prefix => prefix.ToString())] : throw NotEnough();
    }

    private string Take(string address)
    {
        if (!IsFree(address))
        {
            throw Taken();
        }

        _used.Add(address);
        return address;
    }

    private bool IsFree(string address) => !_used.Contains(address) && (_prefixes.Count == 0 || !_prefixes.Exists(prefix => prefix.Contains(IPAddress.Parse(address))));

    private bool IsFree(IPNetwork prefix) =>
        !_prefixes.Exists(other => other.Contains(prefix.BaseAddress)) && !_used.Any(address => prefix.Contains(IPAddress.Parse(address)));

    private IPNetwork Ipv6Block() => vSwitch.Ipv6CidrBlock is { } block
        ? IPNetwork.Parse(block)
        : throw new ServiceException(403, "InvalidVSwitch.Ipv6NotTurnOn", "IPv6 is not turned on for the specified VSwitch.");

    /// <summary>The subnets of a block but the first, which has the reserved addresses.</summary>
    private static IEnumerable<IPNetwork> Subnets(IPNetwork block, int length)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        var size = Math.Min(length - block.PrefixLength, 24);

        // The last bits of the subnet number; 24 of them are enough for an emulator.
        var at = (length / 8) - (length % 8 == 0 ? 4 : 3);
        for (var number = 1; number < 1 << size; number++)
        {
            var next = (byte[])bytes.Clone();
            var value = BinaryPrimitives.ReadUInt32BigEndian(next.AsSpan(at)) | ((uint)number << ((8 - (length % 8)) % 8));
            BinaryPrimitives.WriteUInt32BigEndian(next.AsSpan(at), value);
            yield return new IPNetwork(new IPAddress(next), length);
        }
    }

    private static void CheckRepeated(IReadOnlyList<string> wanted)
    {
        if (wanted.Distinct(StringComparer.OrdinalIgnoreCase).Count() < wanted.Count)
        {
            throw new ServiceException(400, "InvalidPrivateIpAddress.Duplicated", "Specified private IP address is duplicated.");
        }
    }

    private ServiceException Taken() => new(403, takenCode, "the specified IP address is already assigned.");

    private static ServiceException NotEnough() =>
        new(403, "InvalidVSwitchId.IpNotEnough", "available IP addresses within the CIDR block of the specified VSwitch are insufficient.");
}
