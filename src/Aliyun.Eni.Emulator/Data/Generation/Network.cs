namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>A VPC of a region with its vSwitches and security groups.</summary>
internal sealed class Network
{
    public const int VSwitches = 3;
    public const int SecurityGroups = 5;

    // The first two are the same on purpose: one private address may occur in two VPCs.
    private static readonly uint[] Bases = [0xAC10_0000, 0xAC10_0000, 0x0A00_0000, 0x0A10_0000];

    public Network(IdMaker ids, RegionInfo region, int index)
    {
        Index = index;
        Base = Bases[index % Bases.Length];
        VpcId = ids.Make("vpc", 'v', index);
        VSwitchIds = [.. Enumerable.Range(0, VSwitches).Select(n => ids.Make("vsw", 'w', (index * VSwitches) + n))];
        ZoneIds = [.. Enumerable.Range(0, VSwitches).Select(n => $"{region.RegionId}{ZoneSeparator(region)}{(char)('g' + n)}")];
        SecurityGroupIds = [.. Enumerable.Range(0, SecurityGroups).Select(n => ids.Make("sg", 'g', (index * SecurityGroups) + n))];
    }

    public int Index { get; }

    public string VpcId { get; }

    public string[] VSwitchIds { get; }

    public string[] ZoneIds { get; }

    public string[] SecurityGroupIds { get; }

    /// <summary>The first address of its /12.</summary>
    private uint Base { get; }

    /// <summary>Row n of a vSwitch has eight addresses of its own.</summary>
    public string Ipv4(int vSwitch, int row, int nth)
    {
        var address = Base + ((uint)vSwitch << 18) + 10 + ((uint)row * 8) + (uint)nth;
        return $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";
    }

    public string Ipv6(int vSwitch, int row, int nth) =>
        $"2408:4321:180:17{Index & 255:x2}:94c7:bc38:{(vSwitch << 12) | (row >> 12):x}:{((row & 0xfff) << 4) | (nth + 1):x}";

    // Zones of Chinese regions are cn-hangzhou-h, others ap-southeast-1a.
    private static string ZoneSeparator(RegionInfo region) => char.IsAsciiDigit(region.RegionId[^1]) ? "" : "-";
}
