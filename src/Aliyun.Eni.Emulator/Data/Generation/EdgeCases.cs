using System.Text.Json;

namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>
/// Rare but legal shapes. Rows 20 to 39 of every 40 have one each, so that the default 70 rows have them all and the
/// first screen has none.
/// </summary>
internal static class EdgeCases
{
    private static readonly Dictionary<string, JsonElement> FutureMembers = new(StringComparer.Ordinal)
    {
        ["ElasticBandwidthMode"] = Json("\"burst\""),
        ["MaxPps"] = Json("1200000"),
        ["QosPolicy"] = Json("""{"Enabled":true,"Weights":{"Weight":[1,2]}}"""),
    };

    public static EniRow Apply(EniRow row, RowPosition place, AddressGenerator addresses) => (place.Slot % 40) switch
    {
        20 => Tagged(row, ("Count", "7"), ("Keys", "k"), ("Values", "v"), ("Item", "i"), ("owner", "lisi")),
        21 => row with { Description = "says \"hello\", C:\\temp\\x\nsecond line\ttab; 'single' <b>&amp;</b> \u2028 é" },
        22 => Tagged(row with { NetworkInterfaceName = "数据库-主" }, ("所有者", "李四"), ("环境", "生产")),
        23 => new EniRow { NetworkInterfaceId = row.NetworkInterfaceId, RegionId = row.RegionId },
        24 => Tagged(row, ("a;b", "1;2"), ("c=d", "e=f"), ("\"quoted\"", "it's"), ("line\nbreak", "x\r\ny"), ("comma,key", "v,w"), (" padded ", " ")),
        25 => row with { PrivateIpSets = WithEips(row, place, addresses) },
        26 => Tagged(row with { Description = "🚀 rocket, family 👨‍👩‍👧‍👦, 𠮷" }, ("team🚀", "核心💡"), ("owner", "zhangsan")),
        27 => row with { Tags = [] },
        28 => row with { NetworkInterfaceName = "shared-name" },
        29 => Tagged(row with { NetworkInterfaceName = "shared-name" }, ("empty", ""), ("owner", ""), ("env", "prod")),
        30 => row with { Unknown = FutureMembers },
        31 => row with { Ipv6Sets = Ipv6(place, true) },
        32 => row with { Ipv6Sets = [new("2408:4321:0180:1701:94C7:BC38:0000:00AB"), .. Ipv6(place, null)] },
        33 => Prefixed(row, place),
        34 => row with { AssociatedPublicIp = null, PrivateIpSets = [.. row.PrivateIpSets!.Select(ip => ip with { AssociatedPublicIp = null })] },
        35 => Tagged(row, [.. Enumerable.Range(1, 20).Select(n => ($"key-{n:00}", new string((char)('a' + n), 128 - n)))]),
        36 => row with { ResourceGroupId = "", Description = "", NetworkInterfaceName = "" },
        37 => row with { InstanceId = "", VSwitchId = "", CreationTime = "" },
        38 => row with { Type = "Elastic", NetworkInterfaceTrafficMode = "HighPerformance", QueuePairNumber = 8, QueueNumber = 16 },
        39 => row with { Status = "Quarantined", NetworkInterfaceTrafficMode = "Turbo" },
        _ => row,
    };

    private static EniRow Tagged(EniRow row, params (string Key, string Value)[] tags) =>
        row with { Tags = [.. tags.Select(tag => new EniTag(tag.Key, tag.Value))] };

    private static IReadOnlyList<EniPrivateIp> WithEips(EniRow row, RowPosition place, AddressGenerator addresses) =>
        [.. row.PrivateIpSets!.Select((ip, nth) => nth == 0 ? ip : ip with { AssociatedPublicIp = addresses.Eip(place.Slot, nth) })];

    private static IReadOnlyList<EniIpv6> Ipv6(RowPosition place, bool? primary) =>
        [new($"2408:4321:180:1702::{place.Slot:x}", primary), new($"2408:4321:180:1702:ffff::{place.Slot:x}", primary is null ? null : false)];

    private static EniRow Prefixed(EniRow row, RowPosition place) => row with
    {
        Ipv4Prefixes = [$"172.31.{place.Block & 255}.0/28", $"172.31.{place.Block & 255}.16/28"],
        Ipv6Prefixes = [$"2408:4321:180:1703:{place.Block:x}::/80"],
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
