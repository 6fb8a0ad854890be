using System.Globalization;
using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Serving;

/// <summary>
/// Row number n as the service would send it, about 1.25 KB: ids, names and addresses are each row's own; VPCs, vSwitches, groups, zones, states and
/// tags are shared as in an account of some thousand network interfaces.
/// </summary>
internal static class PreparedRow
{
    private static readonly string[] Apps = ["shop", "orders", "platform", "ingress", "lab"];
    private static readonly string[] Environments = ["prod", "prod", "test", "staging"];
    private static readonly string[] Owners = ["lisi", "zhangsan", "wangwu", "zhaoliu", "sunqi"];

    public static void Write(Utf8JsonWriter json, int n)
    {
        var isPrimary = n % 2 == 0;
        var isSpare = n % 10 == 9;
        var instance = Id("i", n / 2);
        json.WriteStartObject();
        json.WriteString("Status", isSpare ? "Available" : "InUse");
        json.WriteString("PrivateIpAddress", Address(n));
        json.WriteString("ZoneId", $"cn-hangzhou-{(char)('g' + (n % 3))}");
        json.WriteString("ResourceGroupId", n % 4 == 0 ? string.Empty : Id("rg", n % 4));
        json.WriteString("InstanceId", isSpare ? string.Empty : instance);
        json.WriteString("VSwitchId", Id("vsw", n % 60));
        json.WriteString("NetworkInterfaceId", Id("eni", n));
        json.WriteString("NetworkInterfaceName", isPrimary ? $"k8s-node-{n / 2}" : $"k8s-node-{n / 2}-eth1");
        json.WriteString("Description", n % 3 == 0 ? string.Empty : $"interface of {Apps[n % 5]}, block {n / 100}");
        json.WriteString("MacAddress", $"00:16:3e:{(n >> 16) & 255:x2}:{(n >> 8) & 255:x2}:{n & 255:x2}");
        WriteList(json, "SecurityGroupIds", "SecurityGroupId", () => WriteSecurityGroups(json, n));
        json.WriteString("Type", isPrimary ? "Primary" : "Secondary");
        WriteList(json, "Ipv6Sets", "Ipv6Set", () => WriteIpv6(json, n));
        json.WriteString("VpcId", Id("vpc", n % 12));
        json.WriteString("OwnerId", "1406926474061234");
        WritePublicIp(json, n);
        WriteAttachment(json, n, isSpare ? null : instance);
        json.WriteString("CreationTime", new DateTime(2021, 1, 1).AddSeconds(n * 1733L).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteList(json, "Tags", "Tag", () => WriteTags(json, n, isPrimary));
        WriteList(json, "PrivateIpSets", "PrivateIpSet", () => WritePrivateIps(json, n));
        json.WriteNumber("QueueNumber", isPrimary ? 8 : 2);
        json.WriteString("NetworkInterfaceTrafficMode", "Standard");
        json.WriteBoolean("ServiceManaged", false);
        json.WriteBoolean("DeleteOnRelease", isPrimary);
        json.WriteBoolean("SourceDestCheck", true);
        json.WriteEndObject();
    }

    private static void WriteSecurityGroups(Utf8JsonWriter json, int n)
    {
        json.WriteStringValue(Id("sg", n % 40));
        if (n % 3 == 1)
        {
            json.WriteStringValue(Id("sg", (n + 1) % 40));
        }
    }

    private static void WriteIpv6(Utf8JsonWriter json, int n)
    {
        if (n % 4 == 0)
        {
            json.WriteStartObject();
            json.WriteString("Ipv6Address", $"2408:4321:180:1701::{n:x}");
            json.WriteBoolean("Primary", true);
            json.WriteEndObject();
        }
    }

    private static void WritePublicIp(Utf8JsonWriter json, int n)
    {
        json.WriteStartObject("AssociatedPublicIp");
        if (n % 5 == 0)
        {
            json.WriteString("AllocationId", Id("eip", n));
            json.WriteString("PublicIpAddress", $"47.106.{(n >> 8) & 255}.{n & 255}");
        }

        json.WriteEndObject();
    }

    private static void WriteAttachment(Utf8JsonWriter json, int n, string? instance)
    {
        json.WriteStartObject("Attachment");
        if (instance is not null)
        {
            json.WriteNumber("DeviceIndex", n % 2);
            json.WriteString("InstanceId", instance);
            json.WriteNumber("NetworkCardIndex", 0);
        }

        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, int n, bool isPrimary)
    {
        WriteTag(json, "env", Environments[n % 4]);
        WriteTag(json, "owner", Owners[n % 5]);
        WriteTag(json, "app", Apps[n % 5]);
        if (isPrimary)
        {
            WriteTag(json, "kubernetes.io/cluster/c4f1a0e7b5d2", "owned");
            WriteTag(json, "cost-center", $"cc-{2200 + (n % 30)}");
        }
    }

    private static void WriteTag(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("TagKey", key);
        json.WriteString("TagValue", value);
        json.WriteEndObject();
    }

    private static void WritePrivateIps(Utf8JsonWriter json, int n)
    {
        WritePrivateIp(json, Address(n), isPrimary: true);
        if (n % 4 == 1)
        {
            WritePrivateIp(json, Address(n + 0x80_0000), isPrimary: false);
        }
    }

    private static void WritePrivateIp(Utf8JsonWriter json, string address, bool isPrimary)
    {
        json.WriteStartObject();
        json.WriteString("PrivateIpAddress", address);
        json.WriteBoolean("Primary", isPrimary);
        json.WriteString("PrivateDnsName", $"ip-{address.Replace('.', '-')}.cn-hangzhou.ecs.internal");
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, string itemName, Action writeItems)
    {
        json.WriteStartObject(name);
        json.WriteStartArray(itemName);
        writeItems();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Address(int n) => $"10.{(n >> 16) & 255}.{(n >> 8) & 255}.{n & 255}";

    // As long as the service's own, and mixed, so that ids do not differ in their last letters only.
    private static string Id(string kind, int n) => string.Create(CultureInfo.InvariantCulture, $"{kind}-bp1{(ulong)(n + 1) * 0x9E37_79B9_7F4A_7C15:x16}1");
}
