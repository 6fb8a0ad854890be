using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

public sealed class PageTests
{
    [Theory]
    [InlineData("seed.json")]
    [InlineData("seed.xml")]
    public void The_documents_samples_read_alike_in_both_formats(string file)
    {
        var page = ReadFile(file);

        Assert.Equal(1, page.TotalCount);
        Assert.Equal("5C0E2B68-EDB0-421D-B146-E58A04808242", page.RequestId);
        Assert.Equal(10, page.PageSize);
        Assert.Equal(1, page.PageNumber);
        Assert.Equal("AAAAAdDWBF2w6Olxc+cMPjUtUMpaCa3hjTbxWpikFyOaihc****/JSvFWO/sGLK3bh****", page.NextToken);
        Assert.Null(page.AdditionalProperties);
        var eni = Assert.Single(page.NetworkInterfaces);
        Assert.Equal("InUse", eni.Status);
        Assert.Equal("192.168.**.**", eni.PrivateIpAddress);
        Assert.Equal("cn-shenzhen-c", eni.ZoneId);
        Assert.Equal("rg-aek2boynwys****", eni.ResourceGroupId);
        Assert.Equal("i-wz91t9p4j9xsw2pn****", eni.InstanceId);
        Assert.Equal("vsw-wz9vqfgwgkj94ubb1****", eni.VSwitchId);
        Assert.Equal("eni-wz9iib303as7e5c3****", eni.NetworkInterfaceId);
        Assert.Equal("00:16:3e:**:**:c2", eni.MacAddress);
        Assert.Equal("sg-wz9iib303as7e5c7****", Assert.Single(eni.SecurityGroupIds!));
        Assert.Equal("Primary", eni.Type);
        Assert.Equal("2408:4321:180:1701:94c7:bc38:3bfa:***", Assert.Single(eni.Ipv6Sets!).Ipv6Address);
        Assert.Equal("vpc-wz9wh0fywtu5szszb****", eni.VpcId);
        Assert.Equal("140692647406****", eni.OwnerId);
        Assert.Null(eni.AssociatedPublicIp);
        Assert.Equal(new DateTimeOffset(2019, 12, 25, 12, 31, 31, TimeSpan.Zero).LocalDateTime, eni.CreationTime);
        Assert.Equal("lisi", eni.Tags!["OWNER"]);
        var ip = Assert.Single(eni.PrivateIpSets!);
        Assert.Equal("192.168.**.**", ip.PrivateIpAddress);
        Assert.True(ip.Primary);
        Assert.Null(ip.AssociatedPublicIp);
        Assert.Null(eni.AdditionalProperties);
    }

    [Fact]
    public void What_the_sample_does_not_have_is_null()
    {
        var eni = Assert.Single((ReadFile("seed.json")).NetworkInterfaces);

        Assert.Null(eni.NetworkInterfaceName);
        Assert.Null(eni.Description);
        Assert.Null(eni.QueueNumber);
        Assert.Null(eni.QueuePairNumber);
        Assert.Null(eni.ServiceID);
        Assert.Null(eni.ServiceManaged);
        Assert.Null(eni.DeleteOnRelease);
        Assert.Null(eni.SourceDestCheck);
        Assert.Null(eni.NetworkInterfaceTrafficMode);
        Assert.Null(eni.Attachment);
        Assert.Empty(eni.Ipv4PrefixSets);
        Assert.Empty(eni.Ipv6PrefixSets);
    }

    [Fact]
    public void Every_member_of_the_current_API_is_read()
    {
        var page = ReadFile("current.json");

        Assert.Null(page.NextToken);
        Assert.Equal("""{"FutureOfPage":{"Hint":"kept"}}""", page.AdditionalProperties?.ToString());
        var eni = Assert.Single(page.NetworkInterfaces);
        Assert.Equal("cn-test", eni.RegionId);
        Assert.Equal("eip-2ze88m67qx5z", eni.AssociatedPublicIp?.AllocationId);
        Assert.Equal("116.62.0.1", eni.AssociatedPublicIp?.PublicIpAddress);
        Assert.Equal(0, eni.Attachment?.DeviceIndex);
        Assert.Equal("i-trunk", eni.Attachment?.InstanceId);
        Assert.Equal(1, eni.Attachment?.NetworkCardIndex);
        Assert.Equal("eni-trunk", eni.Attachment?.TrunkNetworkInterfaceId);
        Assert.Equal("""{"MemberNetworkInterfaceIds":{"MemberNetworkInterfaceId":["eni-m1","eni-m2"]}}""", eni.Attachment?.AdditionalProperties?.ToString());
        Assert.Equal(new DateTimeOffset(2017, 11, 24, 6, 14, 22, TimeSpan.Zero).LocalDateTime, eni.CreationTime);
        Assert.True(eni.DeleteOnRelease);
        Assert.Equal("说明 \"quoted\"\nsecond line 😀", eni.Description);
        Assert.Null(eni.InstanceId);
        Assert.Equal("i-trunk", eni.AttachedInstanceId);
        Assert.Equal("192.168.10.0/28", eni.Ipv4PrefixSets?.ToString());
        Assert.Equal("2408:4321:180:1701:94c7::/80", eni.Ipv6PrefixSets?.ToString());
        Assert.Equal(["2408:4321:180:1701::2", "2408:4321:180:1701::1"], eni.Ipv6Sets!.Select(ip => ip.Ipv6Address));
        Assert.Equal("2408:4321:180:1701::1;2408:4321:180:1701::2", eni.Ipv6Sets!.ToString());
        Assert.Equal("00:16:3e:12:e7:01", eni.MacAddress);
        Assert.Equal("eni-bp125p95hhdhn3ot", eni.NetworkInterfaceId);
        Assert.Equal(string.Empty, eni.NetworkInterfaceName);
        Assert.Equal("HighPerformance", eni.NetworkInterfaceTrafficMode);
        Assert.Equal("1234567890123456", eni.OwnerId);
        Assert.Equal("172.17.0.10", eni.PrivateIpAddress);
        Assert.Equal(["172.17.0.11", "172.17.0.10"], eni.PrivateIpSets!.Select(ip => ip.PrivateIpAddress));
        Assert.Equal("172.17.0.10;172.17.0.11", eni.PrivateIpSets!.ToString());
        Assert.Equal("ip-172-17-0-10.cn-hangzhou.ecs.internal", eni.PrivateIpSets![1].PrivateDnsName);
        Assert.Equal("eip-2ze88m67qx5z", eni.PrivateIpSets![1].AssociatedPublicIp?.AllocationId);
        Assert.Equal(8, eni.QueueNumber);
        Assert.Equal(22, eni.QueuePairNumber);
        Assert.Null(eni.ResourceGroupId);
        Assert.Equal("sg-a;sg-b", eni.SecurityGroupIds?.ToString());
        Assert.Equal(12345678910, eni.ServiceID);
        Assert.True(eni.ServiceManaged);
        Assert.False(eni.SourceDestCheck);
        Assert.Equal("InUse", eni.Status);
        Assert.Equal(["env", "Count", "a;b=c"], eni.Tags!.Keys);
        Assert.Equal(["prod", string.Empty, "x\ny"], eni.Tags!.Values);
        Assert.Equal("Member", eni.Type);
        Assert.Equal("vsw-bp16usj2p27htro3", eni.VSwitchId);
        Assert.Equal("vpc-bp1j7w3gc1cexjqd", eni.VpcId);
        Assert.Equal("cn-hangzhou-e", eni.ZoneId);
        Assert.Equal("""{"FutureText":"new","FutureStruct":{"Numbers":[1,2.5,true,null]}}""", eni.AdditionalProperties?.ToString());
    }

    [Theory]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{}}""", 0)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":null}""", 0)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":""}""", 0)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":null}}""", 0)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""", 0)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":{"NetworkInterfaceId":"eni-1"}}}""", 1)]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"},{"NetworkInterfaceId":"eni-1"}]}""", 2)]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-2"},{"NetworkInterfaceId":"eni-1"}]},"NextToken":"t"}""", 2)]
    [InlineData("""{"networkInterfaceSets":{"networkInterfaceSet":[{"networkInterfaceId":"eni-1"}]},"nextToken":"t"}""", 1)]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":[null,{"NetworkInterfaceId":"eni-1"}]}}""", 1)]
    [InlineData("""{"Code":"Success","NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""", 0)]
    [InlineData("""{"code":200,"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"}]}""", 1)]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":{}}}""", 0)]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":{"0":{"NetworkInterfaceId":"eni-1"},"1":{"NetworkInterfaceId":"eni-2"}}}}""", 2)]
    [InlineData("""{"NetworkInterfaceSets":{"0":{"NetworkInterfaceId":"eni-1"},"1":{"NetworkInterfaceId":"eni-2"}},"NextToken":"t"}""", 2)]
    [InlineData("""{"NetworkInterfaceSets":{"0":{"NetworkInterfaceId":"eni-1"}}}""", 1)]
    public void Lists_are_read_in_every_form_a_serializer_gives_them(string json, int rows)
    {
        var page = Read(json);
        Assert.Equal(rows, page.NetworkInterfaces.Count);
    }

    [Theory]
    [InlineData("""{"RequestId":"R"}""")]
    [InlineData("""{"Code":"200","RequestId":"R"}""")]
    [InlineData("""{"code":"Success","RequestId":"R"}""")]
    public void Response_without_a_result_may_have_a_code_of_success(string json)
    {
        var response = ResponseReader.Read(new DeleteNetworkInterface("cn-hangzhou", "eni-1"), Encoding.UTF8.GetBytes(json), new StringCache(), null);
        Assert.Equal("R", response.RequestId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"RequestId":"R","NextToken":""}""")]
    [InlineData("[]")]
    [InlineData("""{"RequestId":"R","TotalCount":0}""")]
    [InlineData("""{"RequestId":"R","TotalCount":70,"InstanceInfos":{"InstanceInfo":[{"a":1}]}}""")]
    [InlineData("""{"TotalCount":500,"NetworkInterfaceSets":null}""")]
    [InlineData("""{"TotalCount":500,"NetworkInterfaceSets":{"NetworkInterfaceSet":null}}""")]
    [InlineData("""{"NextToken":"t","NetworkInterfaceSets":{}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}]}}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"Items":[{"NetworkInterfaceId":"eni-1"}]}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":[],"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}]}}""")]
    [InlineData("""{"NetworkInterfaceSets":[],"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"}]}""")]
    [InlineData("""{"TotalCount":5,"NetworkInterfaceSets":{"NetworkInterfaceSet":{}}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":{"0":{"NetworkInterfaceId":"eni-1"},"2":{"NetworkInterfaceId":"eni-2"}}}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"0":{"NetworkInterfaceId":"eni-1"},"Status":"InUse"}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"1":{"NetworkInterfaceId":"eni-1"}}}""")]
    [InlineData("""{"NetworkInterfaceSets":{"Items":2,"0":{"NetworkInterfaceId":"eni-1"}}}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"},{}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"Status":"InUse"}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":null}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":""}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":42}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":["eni-1"]}]}""")]
    [InlineData("""{"Code":"Forbidden.RAM","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"}]}""")]
    [InlineData("""{"code":403,"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"}]}""")]
    [InlineData("""{"NextToken":true,"NetworkInterfaceSets":[]}""")]
    [InlineData("""{"NextToken":"t","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1"}],"NextToken":""}""")]
    [InlineData("""{"NextToken":{"a":1},"NetworkInterfaceSets":[]}""")]
    [InlineData("""{"NextToken":["a"],"NetworkInterfaceSets":[]}""")]
    [InlineData("""{"Code":"InternalError","NetworkInterfaceSets":[]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1","PrivateIpSets":{"PrivateIpSet":["10.0.0.1"]}}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1","SecurityGroupIds":{"SecurityGroupId":[{"x":1}]}}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1","Tags":{"Tag":[{"TagKey":{"x":1}}]}}]}""")]
    [InlineData("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1","Tags":{"Tag":["odd"]}}]}""")]
    [InlineData("null")]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":["x"]}}""")]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":7}""")]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}""")]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[]}} trailing""")]
    [InlineData("""{"RequestId":"\ud800","NetworkInterfaceSets":null}""")]
    [InlineData("""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{"Future\udc00":1}]}}""")]
    [InlineData("<html><title>502</title></html>")]
    public void What_is_no_whole_answer_is_an_error(string text) => Assert.ThrowsAny<JsonException>(() => Read(text));

    [Fact]
    public void Words_have_no_control_characters_and_names_keep_theirs()
    {
        var eni = Assert.Single(Read("""{"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-1","Status":"\u001b[2J","ZoneId":"z\u001b[H","VpcId":"v\u0000","NetworkInterfaceName":"n\u001b"}]}""").NetworkInterfaces);
        Assert.Equal(("\uFFFD[2J", "z\uFFFD[H", "v\uFFFD", "n\u001b"), (eni.Status, eni.ZoneId, eni.VpcId, eni.NetworkInterfaceName));
    }

    [Fact]
    public void Lists_of_a_row_may_have_their_indexes_as_keys()
    {
        var eni = Assert.Single(Read(
            """
            {"NetworkInterfaceSets":{"NetworkInterfaceSet":{"0":{"NetworkInterfaceId":"eni-1",
              "PrivateIpSets":{"PrivateIpSet":{"0":{"PrivateIpAddress":"10.0.0.1"},"1":{"PrivateIpAddress":"10.0.0.2"}}},
              "SecurityGroupIds":{"0":"sg-a","1":"sg-b"},"Tags":{"Tag":{"0":{"TagKey":"a","TagValue":"b"}}}}}}}
            """).NetworkInterfaces);

        Assert.Equal(["10.0.0.1", "10.0.0.2"], eni.PrivateIpSets.Select(ip => ip.PrivateIpAddress));
        Assert.Equal(["sg-a", "sg-b"], eni.SecurityGroupIds);
        Assert.Equal("b", eni.Tags["a"]);
        Assert.Null(eni.AdditionalProperties);
    }

    [Fact]
    public void Values_of_another_type_are_read_or_kept()
    {
        var eni = Assert.Single((Read(
            """
            {"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1",
              "QueueNumber":"8","QueuePairNumber":"","ServiceManaged":"True","ServiceID":"77","OwnerId":42,"DeleteOnRelease":"maybe",
              "CreationTime":"yesterday","SecurityGroupIds":{"SecurityGroupId":"sg-a"},"Tags":{},"Status":null,"Attachment":"odd","VpcId":{"x":1}}]}}
            """)).NetworkInterfaces);

        Assert.Equal(8, eni.QueueNumber);
        Assert.Null(eni.QueuePairNumber);
        Assert.True(eni.ServiceManaged);
        Assert.Equal(77, eni.ServiceID);
        Assert.Equal("42", eni.OwnerId);
        Assert.Null(eni.DeleteOnRelease);
        Assert.Null(eni.CreationTime);
        Assert.Equal("sg-a", eni.SecurityGroupIds?.ToString());
        Assert.Empty(eni.Tags);
        Assert.Null(eni.Status);
        Assert.Equal(
            """{"DeleteOnRelease":"maybe","CreationTime":"yesterday","Attachment":"odd","VpcId":{"x":1}}""",
            eni.AdditionalProperties?.ToString());
    }

    [Theory]
    [InlineData("""{"NetworkInterfaceSets":[""", "{},", 10_001, "10000 items")]
    [InlineData("""{"NetworkInterfaceSets":[],"Unknown":[""", "0,", 2_000_001, "2000000 unknown values")]
    [InlineData("""{"NetworkInterfaceSets":[],"Unknown":[""", "[", 100, "depth")]
    public void Small_values_without_end_are_an_error_before_they_fill_the_memory(string start, string piece, int count, string problem) => Assert.Contains(
        problem, Assert.ThrowsAny<JsonException>(() => Read(start + string.Concat(Enumerable.Repeat(piece, count)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"RequestId":"x","NetworkInterfaceSets":null}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""")]
    [InlineData("""{"NextToken":"more","NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""")]
    [InlineData("""{"TotalCount":0,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-other"}]}}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"ENI-1"}]}}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{}]}}""")]
    public void An_odd_response_never_means_that_an_id_does_not_exist(string response) =>
        Assert.Throws<JsonException>(() => ReadById(response, "eni-1"));

    [Theory]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""", 0)]
    [InlineData("""{"TotalCount":0,"PageNumber":1,"PageSize":100,"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""", 0)]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-2"}]}}""", 1)]
    public void A_whole_response_without_an_id_means_that_it_does_not_exist(string response, int rows) =>
        Assert.Equal(rows, ReadById(response, "eni-1", "eni-2").NetworkInterfaces.Count);

    [Fact]
    public void A_response_that_has_every_id_needs_no_more() =>
        Assert.Single(ReadById("""{"TotalCount":7,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"},{"NetworkInterfaceId":"eni-x"}]}}""", "eni-1").NetworkInterfaces);

    private static EniPage ReadById(string text, params string[] ids) => ResponseReader.Read(
        new DescribeNetworkInterfaces("cn-test") { NetworkInterfaceIds = ids, RequiresCertainty = true }, Encoding.UTF8.GetBytes(text), new StringCache(), null);

    private static EniPage Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static EniPage Read(byte[] body) => ResponseReader.Read(new DescribeNetworkInterfaces("cn-test"), body, new StringCache(), null);

    private static EniPage ReadFile(string file) => Read(File.ReadAllBytes(Paths.Golden(file)));
}
