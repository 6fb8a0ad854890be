using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>Which addresses go into which request.</summary>
public sealed class AddressChangeTests
{
    private readonly List<object> _sent = [];
    private readonly HashSet<string> _present = ["172.16.0.1"];
    private readonly Queue<string> _refusals = new();

    [Fact]
    public async Task Kinds_are_sent_apart_and_ten_at_a_time()
    {
        string[] texts = [.. Enumerable.Range(10, 12).Select(i => $"172.16.0.{i}"), "2001:db8::1", "172.16.1.0/28", "2001:db8:1::/80"];

        await RunAsync(new AddAddressChange(FakeEni.Id, AddressOrPrefix.Parse(texts)) { RegionId = FakeEni.RegionId });

        var ipv4 = _sent.OfType<AssignPrivateIpAddresses>().ToArray();
        Assert.Equal([10, 2, 0], ipv4.Select(request => request.Addresses.Count));
        Assert.Equal(["172.16.1.0/28"], ipv4[2].Prefixes);
        var ipv6 = _sent.OfType<AssignIpv6Addresses>().ToArray();
        Assert.Equal(["2001:db8::1"], ipv6[0].Addresses);
        Assert.Equal(["2001:db8:1::/80"], ipv6[1].Prefixes);
    }

    [Fact]
    public async Task What_is_there_is_skipped_however_it_is_written()
    {
        _present.Add("2001:db8:0:0:0:0:0:1");

        await RunAsync(new AddAddressChange(FakeEni.Id, AddressOrPrefix.Parse(["172.16.0.1", "2001:DB8::1"])) { RegionId = FakeEni.RegionId });

        Assert.Empty(_sent);
    }

    [Fact]
    public async Task An_address_of_another_network_interface_is_the_error()
    {
        _refusals.Enqueue("InvalidIp.IpAssigned");
        _refusals.Enqueue("InvalidIp.IpAssigned");
        _refusals.Enqueue("InvalidIp.IpAssigned");

        var error = await Assert.ThrowsAsync<ApiException>(
            () => RunAsync(new AddAddressChange(FakeEni.Id, AddressOrPrefix.Parse(["172.16.0.9"])) { RegionId = FakeEni.RegionId }));

        Assert.Equal("InvalidIp.IpAssigned", error.Code);
    }

    [Fact]
    public async Task Addresses_that_a_read_still_shows_are_removed_one_by_one_after_a_refusal()
    {
        _present.UnionWith(["172.16.0.2", "172.16.0.3"]);
        _refusals.Enqueue("InvalidIp.IpUnassigned");
        _refusals.Enqueue("InvalidIp.IpUnassigned");

        await RunAsync(new RemoveAddressChange(FakeEni.Id, AddressOrPrefix.Parse(["172.16.0.2", "172.16.0.3"])) { RegionId = FakeEni.RegionId });

        Assert.Equal([2, 1, 1], _sent.Cast<UnassignPrivateIpAddresses>().Select(request => request.Addresses.Count));
    }

    [Fact]
    public async Task The_primary_address_is_refused_before_any_request()
    {
        var error = await Assert.ThrowsAsync<ApiException>(
            () => RunAsync(new RemoveAddressChange(FakeEni.Id, AddressOrPrefix.Parse(["172.16.0.1"])) { RegionId = FakeEni.RegionId }));

        Assert.Equal(RemoveAddressChange.PrimaryAddress, error.Code);
        Assert.Empty(_sent);
    }

    [Theory]
    [InlineData("10.1")]
    [InlineData("172.16.0.*")]
    [InlineData("172.16.0.5/28")]
    [InlineData("fe80::1%eth0")]
    [InlineData("")]
    public void A_text_that_is_no_exact_address_is_refused(string text) => Assert.False(AddressOrPrefix.TryParse(text, out _));

    private Task<EniResult> RunAsync(EniChange change)
    {
        var clock = new SelfAdvancingClock();
        var timeout = TimeSpan.FromMinutes(2);
        var poller = new EniPoller((_, _) => Task.FromResult<IReadOnlyList<NetworkInterface>>([Eni()]), clock, TestContext.Current.CancellationToken);
        var runner = new EniChangeRunner(poller, SendAsync, (_, _) => Task.FromResult<string?>(null), clock) { Unseen = new UnseenChanges() };
        return runner.RunAsync(change, new ChangeTracker(clock, timeout, isKnown: true), timeout, _ => Task.FromResult<IDisposable>(new MemoryStream()), TestContext.Current.CancellationToken);
    }

    private Task SendAsync(EniRequest request, CancellationToken cancellationToken)
    {
        _sent.Add(request.Request);
        if (_refusals.TryDequeue(out var code))
        {
            throw FakeEni.Error(code, 403);
        }

        switch (request.Request)
        {
            case AssignPrivateIpAddresses ipv4:
                _present.UnionWith(ipv4.Addresses);
                break;
            case UnassignPrivateIpAddresses ipv4:
                _present.ExceptWith(ipv4.Addresses);
                break;
        }

        return Task.CompletedTask;
    }

    private NetworkInterface Eni() => new()
    {
        NetworkInterfaceId = FakeEni.Id,
        Status = "Available",
        PrivateIpAddress = "172.16.0.1",
        PrivateIpSets = ValueList<PrivateIpSet>.Of([.. _present.Where(text => !text.Contains(':', StringComparison.Ordinal)).Select(text => new PrivateIpSet { PrivateIpAddress = text })]),
        Ipv6Sets = ValueList<Ipv6Set>.Of([.. _present.Where(text => text.Contains(':', StringComparison.Ordinal)).Select(text => new Ipv6Set { Ipv6Address = text })]),
    };
}
