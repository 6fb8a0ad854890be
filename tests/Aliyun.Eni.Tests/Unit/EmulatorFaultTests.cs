using System.Text.Json;
using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The odd responses that the emulator sends on request.</summary>
public sealed class EmulatorFaultTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    private readonly EmulatorClient _client = new(emulator.Server, TimeProvider.System);

    public void Dispose()
    {
        emulator.Server.Faults.Clear();
        _client.Dispose();
    }

    public static TheoryData<string> KindNames => [.. FaultParser.KindNames];

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Fault_reads_back_as_it_is_written(string kind)
    {
        const string Keys = "action=X region=y token=yes status=400 code=C message=\"two words\" retry-after=1 ms=2 bytes=3 depth=4 chunked=yes members=A,B name=N to=T value={\"a\":1}";
        var rule = Assert.Single(FaultParser.Parse($"{kind}:2@3 {Keys}"));

        Assert.Equal($"{kind}:2@3 {Keys}", rule.ToString());
        Assert.Equal(rule.ToString(), Assert.Single(FaultParser.Parse(rule.ToString())).ToString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("throttle:0")]
    [InlineData("throttle@x")]
    [InlineData("throttle status")]
    [InlineData("throttle colour=red")]
    [InlineData("throttle; delay ms=fast")]
    public void Wrong_fault_is_refused_as_a_whole(string text)
    {
        Assert.Throws<FormatException>(() => emulator.Server.Faults.Add(text));
        Assert.Empty(emulator.Server.Faults.Rules);
    }

    [Theory]
    [InlineData("set-member name=NetworkInterfaceSets value=null", """{"NetworkInterfaceSets":null}""")]
    [InlineData("set-member name=NetworkInterfaceSet value=[]", """{"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""")]
    [InlineData("set-member name=NextToken value=true", """{"NextToken":true}""")]
    [InlineData("set-member name=NextToken value={\"a\":[1]}", """{"NextToken":{"a":[1]}}""")]
    [InlineData("set-member name=Code value=Throttling", """{"Code":"Throttling"}""")]
    [InlineData("rename-member name=NetworkInterfaceSets to=networkInterfaceSets; set-member name=NetworkInterfaceSet value=1", """{"networkInterfaceSets":{"NetworkInterfaceSet":1}}""")]
    [InlineData("rename-member; set-member name=NetworkInterfaceSet value=1", """{"InstanceInfos":{"NetworkInterfaceSet":1}}""")]
    [InlineData("wrap-member to=Data; set-member name=NetworkInterfaceSet value=1", """{"NetworkInterfaceSets":{"Data":{"NetworkInterfaceSet":1}}}""")]
    [InlineData("wrap-member; set-member name=NetworkInterfaceSet value=1", """{"NetworkInterfaceSets":{"NetworkInterfaceSets":{"NetworkInterfaceSet":1}}}""")]
    [InlineData("drop-members members=NetworkInterfaceSets; set-member name=TotalCount value=500", """{"TotalCount":500,"NetworkInterfaceSets":"absent"}""")]
    public async Task Members_change_as_the_fault_says(string fault, string expected)
    {
        emulator.Server.Faults.Add(fault);
        var body = (await _client.CallAsync("DescribeNetworkInterfaces", ("MaxResults", "10"))).AsObject();
        foreach (var (name, value) in JsonNode.Parse(expected)!.AsObject())
        {
            if (value?.ToString() == "absent")
            {
                Assert.False(body.ContainsKey(name));
            }
            else
            {
                Assert.True(body.ContainsKey(name), name);
                Assert.Equal(value?.ToJsonString(), body[name]?.ToJsonString());
            }
        }
    }

    [Fact]
    public async Task Evil_region_is_added_to_the_real_ones()
    {
        emulator.Server.Faults.Add("add-item");
        var regions = (await _client.CallAsync("DescribeRegions"))["Regions"]!["Region"]!.AsArray();
        Assert.Equal(emulator.Server.World.Regions.Count + 1, regions.Count);
        Assert.Equal("evil.example/x", (string)regions[^1]!["RegionId"]!);
    }

    [Fact]
    public async Task Row_of_the_first_page_is_repeated_on_later_ones()
    {
        emulator.Server.Faults.Add("repeat-rows:*");
        var pages = await _client.PagesAsync(4);
        Assert.All(pages.Skip(1), page => Assert.Equal((11, pages[0][0]), (page.Count, page[^1])));
    }

    [Fact]
    public async Task New_tokens_lead_to_the_same_rows_for_ever()
    {
        emulator.Server.Faults.Add("ever-new-tokens:*");
        var pages = await _client.PagesAsync(6);
        Assert.Equal(6, pages.Count);
        Assert.All(pages, page => Assert.Equal(pages[0], page));
        Assert.Equal(5, emulator.Server.Requests.Select(request => request.Parameters.GetValueOrDefault("NextToken")).OfType<string>().Distinct().TakeLast(5).Count());
    }

    [Fact]
    public async Task Header_is_set_and_the_body_stays()
    {
        emulator.Server.Faults.Add("set-header; set-header name=Date value=\"Fri, 31 Dec 9999 23:59:59 GMT\"");
        using var response = await _client.SendAsync("DescribeRegions");

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Equal(9999, response.Headers.Date?.Year);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Half_of_the_JSON_is_framed_as_a_whole_body()
    {
        emulator.Server.Faults.Add("half-json");
        using var response = await _client.SendAsync("DescribeRegions");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        Assert.True(text.Length > 100);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task Permanent_500_is_refused_before_execution()
    {
        emulator.Server.Faults.Add("error:* status=500 code=InvalidOperation.RegionNotSupportIpPrefix");
        var executions = emulator.Server.World.Executions.Values.Sum();
        using var response = await _client.SendAsync("UnassignPrivateIpAddresses", ("NetworkInterfaceId", emulator.Rows[0].NetworkInterfaceId), ("Ipv4Prefix.1", "10.0.0.0/28"));

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Equal(executions, emulator.Server.World.Executions.Values.Sum());
    }

    [Fact]
    public async Task Control_endpoint_changes_an_instance_and_refuses_unknown_members()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = emulator.Server.Endpoint };
        var id = emulator.Server.World.Instances[0].InstanceId;
        using var stop = new StringContent("""{"Status":"Stopped"}""");
        using var typo = new StringContent("""{"State":"Stopped"}""");

        Assert.True((await http.PatchAsync(new Uri($"/-/world/{id}", UriKind.Relative), stop, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.Equal("Stopped", emulator.Server.World.FindInstance(id)!.Status);
        Assert.Equal(400, (int)(await http.PatchAsync(new Uri($"/-/world/{id}", UriKind.Relative), typo, TestContext.Current.CancellationToken)).StatusCode);
    }
}
