namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>A generated VPC with its vSwitches and security groups.</summary>
internal sealed class VpcLayout
{
    public const int VSwitches = 3;
    public const int SecurityGroups = 5;

    // The first two are the same on purpose: a private address can occur in two VPCs.
    private static readonly uint[] Bases = [0xAC10_0000, 0xAC10_0000, 0x0A00_0000, 0x0A10_0000];

    public VpcLayout(IdGenerator ids, RegionInfo region, int index)
    {
        Index = index;
        Base = Bases[index % Bases.Length];
        VpcId = ids.Create("vpc", 'v', index);
        VSwitchIds = [.. Enumerable.Range(0, VSwitches).Select(n => ids.Create("vsw", 'w', (index * VSwitches) + n))];
        ZoneIds = [.. Enumerable.Range(0, VSwitches).Select(n => $"{region.RegionId}{ZoneSeparator(region)}{(char)('g' + n)}")];
        SecurityGroupIds = [.. Enumerable.Range(0, SecurityGroups).Select(n => ids.Create("sg", 'g', (index * SecurityGroups) + n))];
    }

    public int Index { get; }

    public string VpcId { get; }

    public string[] VSwitchIds { get; }

    public string[] ZoneIds { get; }

    public string[] SecurityGroupIds { get; }

    /// <summary>The first address of its /12.</summary>
    private uint Base { get; }

    /// <summary>Row n of a vSwitch has eight addresses of its own.</summary>
    public string Ipv4(int vSwitch, int row, int nth) => Text(Base + ((uint)vSwitch << 18) + 10 + ((uint)row * 8) + (uint)nth);

    public string Ipv6(int vSwitch, int row, int nth) =>
        $"{Ipv6Prefix}:94c7:bc38:{(vSwitch << 12) | (row >> 12):x}:{((row & 0xfff) << 4) | (nth + 1):x}";

    public string CidrBlock(int vSwitch, int length = 16) => $"{Text(Base + ((uint)vSwitch << 18))}/{length}";

    public string Ipv6CidrBlock => $"{Ipv6Prefix}::/64";

    private string Ipv6Prefix => $"2408:4321:180:17{Index & 255:x2}";

    private static string Text(uint address) => $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";

    // Zones of Chinese regions are cn-hangzhou-h, others ap-southeast-1a.
    private static string ZoneSeparator(RegionInfo region) => char.IsAsciiDigit(region.RegionId[^1]) ? "" : "-";
}
