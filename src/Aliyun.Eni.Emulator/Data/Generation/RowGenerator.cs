using System.Globalization;

namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Generates the resources of a region; the same seed always gives the same ones.</summary>
internal sealed class RowGenerator
{
    private static readonly string[] InstanceNames = ["web", "db", "k8s-node", "api"];
    private static readonly string[] ChangingStatuses = ["Available", "Attaching", "Detaching", "Creating", "Deleting", "Linking"];

    private readonly RegionInfo _region;
    private readonly int _regionIndex;
    private readonly DeterministicRandom _random;
    private readonly VpcLayout[] _networks;
    private readonly string[] _resourceGroups;
    private readonly AddressGenerator _addresses;
    private readonly TagGenerator _tags;

    public RowGenerator(RegionInfo region, int regionIndex, int seed, int rows)
    {
        _region = region;
        _regionIndex = regionIndex;
        _random = new DeterministicRandom(seed, regionIndex);
        Ids = new IdGenerator(_random, region.IdPrefix);
        _resourceGroups = ["", .. ResourceGroups(seed)];
        _networks = [.. Enumerable.Range(0, 3 + (rows / 10_000)).Select(n => new VpcLayout(Ids, region, n))];
        _addresses = new AddressGenerator(_random, Ids, region.RegionId);
        _tags = new TagGenerator(_random, regionIndex == 0);
    }

    public IdGenerator Ids { get; }

    /// <summary>The account's resource groups besides the default one.</summary>
    public static IEnumerable<string> ResourceGroups(int seed)
    {
        var ids = new IdGenerator(new DeterministicRandom(seed, -1), "acfm");
        return Enumerable.Range(0, 3).Select(n => ids.Create("rg", 'r', n));
    }

    /// <summary>Adds the vSwitches and security groups: those of the generated rows, and in each VPC a small vSwitch without IPv6 and an advanced group.</summary>
    public void AddVpcResources(RegionData region, int rows)
    {
        foreach (var network in _networks)
        {
            for (var n = 0; n < VpcLayout.VSwitches; n++)
            {
                region.VSwitches.Set(VSwitch(network, network.VSwitchIds[n], network.ZoneIds[n], network.CidrBlock(n)) with { Ipv6CidrBlock = network.Ipv6CidrBlock });
            }

            var small = Ids.Create("vsw", 'x', network.Index);
            region.VSwitches.Set(VSwitch(network, small, network.ZoneIds[0], network.CidrBlock(VpcLayout.VSwitches, 29)));
            foreach (var id in network.SecurityGroupIds)
            {
                // A basic group holds 2,000 addresses, too few for a large number of generated rows.
                region.SecurityGroups.Set(Group(network, id) with { MaxAddresses = Math.Max(2000, rows * 2) });
            }

            region.SecurityGroups.Set(Group(network, Ids.Create("sg", 'h', network.Index)) with { SecurityGroupType = "enterprise", MaxAddresses = 65536 });
        }
    }

    public EniRow Make(int slot)
    {
        var place = new RowPosition(slot, _networks.Length);
        var network = _networks[place.Network];
        var row = new EniRow
        {
            NetworkInterfaceId = EniId(slot),
            RegionId = _region.RegionId,
            CreationTime = CreationTime(slot),
            MacAddress = MacAddress(slot),
            OwnerId = "1406926474061234",
            NetworkInterfaceTrafficMode = slot % 4 == 3 ? null : "Standard",
            ResourceGroupId = slot == 0 ? _resourceGroups[1] : _resourceGroups[_random.NextBelow(_resourceGroups.Length, 'R', slot)],
            SecurityGroupIds = SecurityGroups(network, slot),
            ServiceManaged = slot % 4 == 2 ? null : false,
            SourceDestCheck = slot % 2 == 0 ? slot % 4 == 0 : null,
            Tags = _tags.Create(place),
            VpcId = network.VpcId,
            VSwitchId = network.VSwitchIds[place.VSwitch],
            ZoneId = network.ZoneIds[place.VSwitch],
        };
        row = _addresses.Fill(row, network, place);
        row = Attach(row, place);
        return EdgeCases.Apply(row, place, _addresses);
    }

    /// <summary>The instance of a primary network interface; null for other rows.</summary>
    public EcsInstance? MakeInstance(EniRow row, int slot)
    {
        if (row is not { Type: "Primary", InstanceId: { Length: > 0 } id })
        {
            return null;
        }

        var instance = InstanceOf(new RowPosition(slot, _networks.Length).Role);
        return new EcsInstance
        {
            InstanceId = id,
            RegionId = row.RegionId,
            InstanceName = row.NetworkInterfaceName,
            InstanceType = InstanceType.All[instance].Name,
            ZoneId = row.ZoneId,
            VpcId = row.VpcId,
            VSwitchId = row.VSwitchId,
            ResourceGroupId = row.ResourceGroupId,
            SecurityGroupIds = row.SecurityGroupIds,
            Tags = row.Tags,
        };
    }

    private VSwitch VSwitch(VpcLayout network, string id, string zoneId, string cidrBlock) =>
        new() { VSwitchId = id, RegionId = _region.RegionId, VpcId = network.VpcId, ZoneId = zoneId, CidrBlock = cidrBlock };

    private SecurityGroup Group(VpcLayout network, string id) =>
        new() { SecurityGroupId = id, RegionId = _region.RegionId, VpcId = network.VpcId };

    private string EniId(int slot) => Ids.Create("eni", 'e', slot);

    private EniRow Attach(EniRow row, RowPosition place) => place.Role switch
    {
        0 or 2 or 4 or 9 => Primary(row, place, InstanceOf(place.Role)),
        1 => Secondary(row, place, 0, "-eth1"),
        5 when place.HasTrunk => Trunk(row, place),
        5 => Secondary(row, place, 1, "-backup"),
        6 when place.HasTrunk => Member(row, place),
        6 => Secondary(row, place, 2, "-pods"),
        7 => Managed(row, place),
        8 => Changing(row, place),
        _ => Spare(row, place),
    };

    private static int InstanceOf(int role) => role == 9 ? 3 : role / 2;

    private EniRow Primary(EniRow row, RowPosition place, int instance) => row with
    {
        Type = "Primary",
        Status = "InUse",
        InstanceId = InstanceId(place, instance),
        NetworkInterfaceName = InstanceName(place, instance),
        Description = place.Slot % 3 == 0 ? null : $"primary interface of {InstanceName(place, instance)}",
        DeleteOnRelease = true,
        QueueNumber = 2 << (place.Block & 3),
        QueuePairNumber = place.Role == 9 ? 0 : null,
    };

    private EniRow Secondary(EniRow row, RowPosition place, int instance, string suffix) => row with
    {
        Type = "Secondary",
        Status = "InUse",
        InstanceId = InstanceId(place, instance),
        Attachment = new(1, InstanceId(place, instance), 0, null),
        NetworkInterfaceName = InstanceName(place, instance) + suffix,
        Description = "second interface",
        DeleteOnRelease = false,
        QueueNumber = 2,
    };

    private EniRow Trunk(EniRow row, RowPosition place) => row with
    {
        Type = "Trunk",
        Status = "InUse",
        Attachment = new(2, InstanceId(place, 2), 0, null),
        NetworkInterfaceName = InstanceName(place, 2) + "-trunk",
        Description = "trunk of the pods",
    };

    private EniRow Member(EniRow row, RowPosition place) => row with
    {
        Type = "Member",
        Status = "InUse",
        Attachment = new(null, InstanceId(place, 2), null, EniId(place.Slot - 1)),
        NetworkInterfaceName = InstanceName(place, 2) + "-member",
        DeleteOnRelease = true,
    };

    private static EniRow Managed(EniRow row, RowPosition place) => row with
    {
        Type = "Secondary",
        Status = "InUse",
        NetworkInterfaceName = $"nlb-{place.Block + 1:00}",
        Description = "Created by NLB for its own use. Do not delete.",
        OwnerId = "1698352471068899",
        ResourceGroupId = "",

        // Beyond 2^53: a reader that goes through a double changes it.
        ServiceID = 9007199254740993 + (2L * place.Block),
        ServiceManaged = true,
    };

    private EniRow Spare(EniRow row, RowPosition place) => row with
    {
        Type = "Secondary",
        Status = (place.Block + _regionIndex) % 6 == 3 ? "CreateFailed" : "Available",
        Attachment = new(null, null, null, null),
        NetworkInterfaceName = $"spare-{place.Block + 1:00}",
        QueueNumberIsEmpty = true,
    };

    private EniRow Changing(EniRow row, RowPosition place)
    {
        var status = ChangingStatuses[(place.Block + (_regionIndex * 4)) % ChangingStatuses.Length];
        return row with
        {
            Type = "Secondary",
            Status = status,
            InstanceId = status is "Attaching" or "Detaching" ? InstanceId(place, 0) : null,
            NetworkInterfaceName = $"lab-{place.Block + 1:00}",
            Description = "comes and goes",
        };
    }

    private string InstanceId(RowPosition place, int instance) => Ids.Create("i", 'i', (place.Block * 4) + instance);

    private static string InstanceName(RowPosition place, int instance) => $"{InstanceNames[instance]}-{place.Block + 1:00}";

    private string[] SecurityGroups(VpcLayout network, int slot)
    {
        var first = _random.NextBelow(VpcLayout.SecurityGroups, 's', slot);
        return slot % 3 == 1
            ? [network.SecurityGroupIds[first], network.SecurityGroupIds[(first + 1) % VpcLayout.SecurityGroups]]
            : [network.SecurityGroupIds[first]];
    }

    private string CreationTime(int slot) =>
        new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(_random.NextBelow(200_000_000, 't', slot))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string MacAddress(int slot)
    {
        // An odd factor makes it a bijection of the lower 24 bits.
        var low = (slot * 0x9E3779) + _random.NextBelow(1 << 24, 'm', 0);
        return $"00:16:3e:{(low >> 16) & 255:x2}:{(low >> 8) & 255:x2}:{low & 255:x2}";
    }
}
