namespace Aliyun.Eni.Tests.Unit;

/// <summary>Where the response has addresses, and which of them are the same one.</summary>
public sealed class EniAddressTests
{
    private static readonly AssociatedPublicIp Eip = new() { AllocationId = "eip-1", PublicIpAddress = "47.0.0.1" };

    private static readonly AssociatedPublicIp OtherEip = new() { AllocationId = "eip-2", PublicIpAddress = "47.0.0.2" };

    [Fact]
    public void Nothing_has_no_address() => Assert.Empty(EniAddress.Of(new NetworkInterface()));

    [Fact]
    public void A_primary_address_without_a_list_is_one()
    {
        var address = Assert.Single(EniAddress.Of(new NetworkInterface { PrivateIpAddress = "10.0.0.1" }));

        Assert.Equal(("10.0.0.1", "IPv4", true), (address.IpAddress.ToString(), address.Kind, address.Primary));
    }

    [Fact]
    public void The_primary_address_is_named_once_and_first_and_marked_where_the_list_does_not_say()
    {
        var eni = Eni([new() { PrivateIpAddress = "10.0.0.2", Primary = false }, new() { PrivateIpAddress = "10.0.0.1", Primary = true }]);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], Texts(eni));

        var silent = Eni([new() { PrivateIpAddress = "10.0.0.1" }, new() { PrivateIpAddress = "10.0.0.2" }]);
        Assert.Equal([true, null], EniAddress.Of(silent).Select(address => address.Primary));
    }

    [Fact]
    public void A_public_address_follows_the_private_one_behind_it()
    {
        var eni = Eni([new() { PrivateIpAddress = "10.0.0.1", Primary = true, AssociatedPublicIp = Eip }, new() { PrivateIpAddress = "10.0.0.2", AssociatedPublicIp = OtherEip }]);
        eni.AssociatedPublicIp = new() { AllocationId = "eip-1", PublicIpAddress = "47.0.0.1" };

        var addresses = EniAddress.Of(eni).ToList();

        Assert.Equal(["10.0.0.1", "47.0.0.1", "10.0.0.2", "47.0.0.2"], addresses.Select(address => address.IpAddress.ToString()));
        Assert.Equal(["47.0.0.1", null, "47.0.0.2", null], addresses.Select(address => address.PublicIpAddress));
        Assert.Equal([null, "10.0.0.1", null, "10.0.0.2"], addresses.Select(address => address.PrivateIpAddress));
        Assert.Equal(["eip-1", "eip-1", "eip-2", "eip-2"], addresses.Select(address => address.AllocationId));
    }

    [Fact]
    public void The_public_address_of_the_ENI_alone_is_that_of_its_primary_address()
    {
        var eni = Eni([new() { PrivateIpAddress = "10.0.0.1", Primary = true }, new() { PrivateIpAddress = "10.0.0.2" }]);
        eni.AssociatedPublicIp = Eip;

        Assert.Equal(["10.0.0.1", "47.0.0.1", "10.0.0.2"], Texts(eni));
        Assert.Equal("47.0.0.1", EniAddress.Of(eni).First().PublicIpAddress);
    }

    [Fact]
    public void A_public_address_the_ENI_names_again_stays_with_its_secondary_address()
    {
        var eni = Eni([new() { PrivateIpAddress = "10.0.0.1", Primary = true }, new() { PrivateIpAddress = "10.0.0.2", AssociatedPublicIp = Eip }]);
        eni.AssociatedPublicIp = Eip;

        Assert.Equal(["10.0.0.1", "10.0.0.2", "47.0.0.1"], Texts(eni));
    }

    [Fact]
    public void A_public_address_without_a_private_one_stands_alone() =>
        Assert.Equal(["47.0.0.1"], Texts(new NetworkInterface { AssociatedPublicIp = Eip }));

    [Fact]
    public void An_EIP_without_its_address_is_an_ID_only()
    {
        var address = Assert.Single(EniAddress.Of(Eni([new() { PrivateIpAddress = "10.0.0.1", AssociatedPublicIp = new() { AllocationId = "eip-1" } }])));

        Assert.Equal((null, "eip-1"), (address.PublicIpAddress, address.AllocationId));
    }

    private static NetworkInterface Eni(PrivateIpSet[] ips) => new() { PrivateIpAddress = "10.0.0.1", PrivateIpSets = new(ips) };

    private static IEnumerable<string> Texts(NetworkInterface eni) => EniAddress.Of(eni).Select(address => address.ToString());
}
