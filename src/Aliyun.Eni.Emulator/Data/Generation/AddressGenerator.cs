namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Generates the private, public and IPv6 addresses of a row.</summary>
internal sealed class AddressGenerator(DeterministicRandom random, IdGenerator ids, string regionId)
{
    public EniRow Fill(EniRow row, VpcLayout network, RowPosition place)
    {
        var (vSwitch, n) = (place.VSwitch, place.RowInVSwitch);
        var primary = network.Ipv4(vSwitch, n, 0);
        var publicIp = place.Role == 0 ? Eip(place.Slot, 0) : EniPublicIp.None;
        var addresses = new EniPrivateIp[1 + Secondaries(place)];
        addresses[0] = new(primary, true, publicIp, place.Role is 0 or 4 ? DnsName(primary) : null);
        for (var nth = 1; nth < addresses.Length; nth++)
        {
            addresses[nth] = new(network.Ipv4(vSwitch, n, nth), false, EniPublicIp.None);
        }

        return row with
        {
            PrivateIpAddress = primary,
            PrivateIpSets = addresses,
            AssociatedPublicIp = publicIp,
            Ipv6Sets = place.Role is 4 or 5 ? [new(network.Ipv6(vSwitch, n, 0))] : null,
        };
    }

    public EniPublicIp Eip(int slot, int nth)
    {
        var number = random.Next('p', (slot * 8) + nth);
        return new(ids.Create("eip", 'a', (slot * 8) + nth), $"47.{96 + (number & 15)}.{(number >> 8) & 255}.{1 + ((number >> 16) % 254)}");
    }

    private string DnsName(string address) => $"ip-{address.Replace('.', '-')}.{regionId}.ecs.internal";

    private static int Secondaries(RowPosition place) => place.Role switch
    {
        1 or 5 => 1,
        6 => 4,
        _ => 0,
    };
}
