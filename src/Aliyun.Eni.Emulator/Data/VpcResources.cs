using System.Buffers.Binary;
using System.Net;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>A vSwitch.</summary>
public sealed record VSwitch
{
    /// <summary>The ID.</summary>
    public required string VSwitchId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The IPv4 block.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>The IPv6 block, or null when IPv6 is not turned on.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>Available, or Pending while network interfaces can't be created.</summary>
    public string Status { get; init; } = "Available";

    /// <summary>The addresses that can be assigned: the block without the first one and the last three.</summary>
    internal IEnumerable<string> Addresses
    {
        get
        {
            var network = IPNetwork.Parse(CidrBlock);
            var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
            var count = 1L << (32 - network.PrefixLength);
            for (var offset = 1L; offset < count - 3; offset++)
            {
                var address = first + (uint)offset;
                yield return $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";
            }
        }
    }

    internal bool Contains(IPAddress address) => IPNetwork.Parse(CidrBlock).Contains(address);
}

/// <summary>A security group.</summary>
public sealed record SecurityGroup
{
    /// <summary>The ID.</summary>
    public required string SecurityGroupId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The VPC, or null for a group of the classic network.</summary>
    public string? VpcId { get; init; }

    /// <summary>normal (basic) or enterprise (advanced).</summary>
    public string SecurityGroupType { get; init; } = "normal";

    /// <summary>The private addresses the group can hold.</summary>
    public int MaxAddresses { get; init; } = 2000;
}

/// <summary>The account's quotas.</summary>
public sealed record Quotas
{
    /// <summary>Secondary network interfaces in a region; by default the generated ones and 1,000 more.</summary>
    public int SecondaryEnis { get; init; } = 1000;

    /// <summary>Security groups of a network interface.</summary>
    public int SecurityGroupsPerEni { get; init; } = 5;

    /// <summary>Tags of a resource.</summary>
    public int TagsPerResource { get; init; } = 20;
}
