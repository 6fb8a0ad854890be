using System.Globalization;

namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Makes any row of a region from its number alone, so that nothing has to be kept.</summary>
internal sealed class RowGenerator
{
    private static readonly string[] InstanceNames = ["web", "db", "k8s-node", "api"];
    private static readonly string[] ChangingStatuses = ["Available", "Attaching", "Detaching", "Creating", "Deleting", "Linking"];

    private readonly RegionInfo _region;
    private readonly int _regionIndex;
    private readonly Mixer _mixer;
    private readonly IdMaker _ids;
    private readonly Network[] _networks;
    private readonly string[] _resourceGroups;
    private readonly RowAddresses _addresses;
    private readonly RowTags _tags;

    public RowGenerator(RegionInfo region, int regionIndex, int seed, int rows)
    {
        _region = region;
        _regionIndex = regionIndex;
        _mixer = new Mixer(seed, regionIndex);
        _ids = new IdMaker(_mixer, region.IdPrefix);
        var account = new IdMaker(new Mixer(seed, -1), "acfm");
        _resourceGroups = ["", .. Enumerable.Range(0, 3).Select(n => account.Make("rg", 'r', n))];
        _networks = [.. Enumerable.Range(0, 3 + (rows / 10_000)).Select(n => new Network(_ids, region, n))];
        _addresses = new RowAddresses(_mixer, _ids, region.RegionId);
        _tags = new RowTags(_mixer, regionIndex == 0);
    }

    /// <summary>Just the id, which is all an index by id needs.</summary>
    public string IdOf(int slot) => _ids.Make("eni", 'e', slot);

    public EniRow Make(int slot)
    {
        var place = new Place(slot, _networks.Length);
        var network = _networks[place.Network];
        var row = new EniRow
        {
            NetworkInterfaceId = IdOf(slot),
            RegionId = _region.RegionId,
            CreationTime = CreationTime(slot),
            MacAddress = MacAddress(slot),
            OwnerId = "1406926474061234",
            NetworkInterfaceTrafficMode = slot % 4 == 3 ? null : "Standard",
            ResourceGroupId = slot == 0 ? _resourceGroups[1] : _resourceGroups[_mixer.Below(_resourceGroups.Length, 'R', slot)],
            SecurityGroupIds = SecurityGroups(network, slot),
            ServiceManaged = slot % 4 == 2 ? null : false,
            SourceDestCheck = slot % 2 == 0 ? slot % 4 == 0 : null,
            Tags = _tags.Make(place),
            VpcId = network.VpcId,
            VSwitchId = network.VSwitchIds[place.VSwitch],
            ZoneId = network.ZoneIds[place.VSwitch],
        };
        row = _addresses.Fill(row, network, place);
        row = Attach(row, place);
        return Oddities.Apply(row, place, _addresses);
    }

    private EniRow Attach(EniRow row, Place place) => place.Role switch
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

    private EniRow Primary(EniRow row, Place place, int instance) => row with
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

    private EniRow Secondary(EniRow row, Place place, int instance, string suffix) => row with
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

    private EniRow Trunk(EniRow row, Place place) => row with
    {
        Type = "Trunk",
        Status = "InUse",
        Attachment = new(2, InstanceId(place, 2), 0, null),
        NetworkInterfaceName = InstanceName(place, 2) + "-trunk",
        Description = "trunk of the pods",
    };

    private EniRow Member(EniRow row, Place place) => row with
    {
        Type = "Member",
        Status = "InUse",
        Attachment = new(null, InstanceId(place, 2), null, IdOf(place.Slot - 1)),
        NetworkInterfaceName = InstanceName(place, 2) + "-member",
        DeleteOnRelease = true,
    };

    private static EniRow Managed(EniRow row, Place place) => row with
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

    private EniRow Spare(EniRow row, Place place) => row with
    {
        Type = "Secondary",
        Status = (place.Block + _regionIndex) % 6 == 3 ? "CreateFailed" : "Available",
        Attachment = new(null, null, null, null),
        NetworkInterfaceName = $"spare-{place.Block + 1:00}",
        QueueNumberIsEmpty = true,
    };

    private EniRow Changing(EniRow row, Place place)
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

    private string InstanceId(Place place, int instance) => _ids.Make("i", 'i', (place.Block * 4) + instance);

    private static string InstanceName(Place place, int instance) => $"{InstanceNames[instance]}-{place.Block + 1:00}";

    private string[] SecurityGroups(Network network, int slot)
    {
        var first = _mixer.Below(Network.SecurityGroups, 's', slot);
        return slot % 3 == 1
            ? [network.SecurityGroupIds[first], network.SecurityGroupIds[(first + 1) % Network.SecurityGroups]]
            : [network.SecurityGroupIds[first]];
    }

    private string CreationTime(int slot) =>
        new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(_mixer.Below(200_000_000, 't', slot))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string MacAddress(int slot)
    {
        // An odd factor makes it a bijection of the lower 24 bits.
        var low = (slot * 0x9E3779) + _mixer.Below(1 << 24, 'm', 0);
        return $"00:16:3e:{(low >> 16) & 255:x2}:{(low >> 8) & 255:x2}:{low & 255:x2}";
    }
}
