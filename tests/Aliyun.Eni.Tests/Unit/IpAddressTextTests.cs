using System.Globalization;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>Addresses compare by number and stay texts.</summary>
public sealed class IpAddressTextTests
{
    [Fact]
    public void Addresses_sort_by_number_IPv4_first_and_other_texts_last()
    {
        string[] sorted = ["10.0.0.0/24", "10.0.0.9", "10.0.0.10", "172.16.0.1", "2408::9", "2408::10", "2408::a1", "fe80::1", "***"];

        var actual = sorted.Reverse().Select(text => new IpAddressText(text)).Order().Select(address => address.ToString());

        Assert.Equal(["10.0.0.0/24", "10.0.0.9", "10.0.0.10", "172.16.0.1", "2408::9", "2408::10", "2408::a1", "fe80::1", "***"], actual);
    }

    [Fact]
    public void Address_equals_its_text()
    {
        var address = new IpAddressText("2408:4321::AB");

        Assert.True(address.Equals("2408:4321::ab"));
        Assert.Equal(0, address.CompareTo("2408:4321:0::ab"));
        Assert.Equal("2408:4321::AB", $"{address}".ToString(CultureInfo.InvariantCulture));
        Assert.Equal("\"2408:4321::AB\"", System.Text.Json.JsonSerializer.Serialize<Uri>(address));
    }
}
