using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The emulator's world: changes that take time, reads that lag, ClientTokens, and faults of writes.</summary>
public sealed class EmulatorWorldTests : IAsyncLifetime
{
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private EmulatorServer _server = null!;
    private EmulatorClient _client = null!;
    private EcsInstance _instance = null!;

    private World World => _server.World;

    private string Group => World.SecurityGroups.First(group => group.VpcId == _instance.VpcId).SecurityGroupId;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Enis = 100, TimeProvider = _clock, TransitionTime = Transition }, TestContext.Current.CancellationToken);
        _client = new EmulatorClient(_server, _clock);
        _instance = World.Instances.First(instance => instance.InstanceName == "web-01" && instance.RegionId == EmulatorFixture.Region);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Attachment_takes_the_transition_time()
    {
        var id = await CreateAsync();
        await AttachAsync(id);

        _clock.Advance(Transition - TimeSpan.FromMilliseconds(1));
        Assert.Equal(("Attaching", _instance.InstanceId), State(id));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(("InUse", _instance.InstanceId), State(id));
        Assert.Contains(id, await IdsAsync(("InstanceId", _instance.InstanceId)));
    }

    [Fact]
    public async Task Deleted_network_interface_is_listed_until_the_transition_ends()
    {
        var id = await CreateAsync();
        await _client.CallAsync("DeleteNetworkInterface", Eni(id));

        Assert.Equal([id], await IdsAsync(Filter(id), ("Status", "Deleting")));
        _clock.Advance(Transition);
        Assert.Empty(await IdsAsync(Filter(id)));
        Assert.Null(World.Find(id));
    }

    [Fact]
    public async Task Tags_that_change_during_a_transition_stay()
    {
        var id = await CreateAsync();
        await AttachAsync(id);
        await _client.CallAsync("TagResources", ("ResourceType", "eni"), ("ResourceId.1", id), ("Tag.1.Key", "owner"), ("Tag.1.Value", "lisi"));
        _clock.Advance(Transition);

        Assert.Equal("InUse", World.Find(id)!.Status);
        Assert.Equal([new EniTag("owner", "lisi")], World.Find(id)!.Tags);
    }

    [Fact]
    public async Task Second_detach_request_does_not_restart_the_transition()
    {
        var id = await CreateAsync();
        await AttachAsync(id);
        _clock.Advance(Transition);
        await DetachAsync(id);
        _clock.Advance(Transition / 2);
        await DetachAsync(id);
        _clock.Advance(Transition / 2);

        Assert.Equal(("Available", null), State(id));
    }

    [Theory]
    [InlineData("DetachNetworkInterface", "Detaching")]
    [InlineData("DeleteNetworkInterface", "Deleting")]
    public async Task Stuck_transition_ends_when_the_action_is_requested_again(string action, string stuck)
    {
        var id = await CreateAsync();
        if (action == "DetachNetworkInterface")
        {
            await AttachAsync(id);
            _clock.Advance(Transition);
        }

        _server.Faults.Add($"stuck action={action}");
        await _client.CallAsync(action, action == "DetachNetworkInterface" ? EniOnInstance(id) : Eni(id));
        _clock.Advance(Transition * 10);
        Assert.Equal(stuck, World.Find(id)!.Status);

        await _client.CallAsync(action, action == "DetachNetworkInterface" ? EniOnInstance(id) : Eni(id));
        _clock.Advance(Transition);
        Assert.NotEqual(stuck, World.Find(id)?.Status);
    }

    [Fact]
    public async Task Failed_attachment_falls_back_to_available()
    {
        var id = await CreateAsync();
        _server.Faults.Add("fall-back");
        await AttachAsync(id);
        Assert.Equal("Attaching", World.Find(id)!.Status);
        _clock.Advance(Transition);

        Assert.Equal(("Available", null), State(id));
        Assert.DoesNotContain(id, await IdsAsync(("InstanceId", _instance.InstanceId)));
    }

    [Fact]
    public async Task Lagging_reads_show_the_world_before_the_change()
    {
        World.ReadLag = TimeSpan.FromSeconds(2);
        var id = await CreateAsync();
        Assert.Empty(await IdsAsync(Filter(id)));
        Assert.DoesNotContain(id, await IdsAsync(("Status", "Available")));

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([id], await IdsAsync(Filter(id)));
        await AttachAsync(id);
        _clock.Advance(Transition);
        Assert.Equal([id], await IdsAsync(Filter(id), ("Status", "Attaching")));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([id], await IdsAsync(Filter(id), ("Status", "InUse")));
    }

    [Fact]
    public async Task Same_client_token_creates_one_network_interface()
    {
        var count = World.Count;
        var first = await CreateAsync(("ClientToken", "t"));
        var second = await CreateAsync(("ClientToken", "t"));

        Assert.Equal(first, second);
        Assert.Equal(count + 1, World.Count);
        Assert.Equal([true, false], _server.Requests.Select(request => request.IsExecuted));
        Assert.Equal("IdempotentParameterMismatch", await RefusedCreateAsync(("ClientToken", "t"), ("NetworkInterfaceName", "other")));
    }

    [Fact]
    public async Task Refusal_stays_with_its_client_token_unless_it_asks_to_try_later()
    {
        var vSwitch = World.FindVSwitch(_instance.VSwitchId!)!;
        World.Quotas = World.Quotas with { SecondaryEnis = 0 };
        Assert.Equal("MaxEniCountExceeded", await RefusedCreateAsync(("ClientToken", "quota")));
        World.Quotas = World.Quotas with { SecondaryEnis = 1000 };
        World.Set(vSwitch with { Status = "Pending" });
        Assert.Equal("IncorrectVSwitchStatus", await RefusedCreateAsync(("ClientToken", "pending")));
        World.Set(vSwitch);

        Assert.Equal("MaxEniCountExceeded", await RefusedCreateAsync(("ClientToken", "quota")));
        Assert.NotEmpty(await CreateAsync(("ClientToken", "pending")));
    }

    [Fact]
    public async Task Side_by_side_creations_get_their_own_addresses()
    {
        var count = World.Count;
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CreateAsync(("SecondaryPrivateIpAddressCount", "3"))));

        Assert.Equal(40, ids.Distinct().Count());
        Assert.Equal(160, ids.SelectMany(id => World.Find(id)!.PrivateIpSets!).Select(ip => ip.PrivateIpAddress).Distinct().Count());
        Assert.Equal(count + 40, World.Count);
        Assert.Equal(40, World.Executions["CreateNetworkInterface"]);
    }

    [Fact]
    public async Task Small_vswitch_runs_out_of_addresses()
    {
        var small = World.VSwitches.First(vSwitch => vSwitch.VpcId == _instance.VpcId && vSwitch.CidrBlock.EndsWith("/29", StringComparison.Ordinal));
        var addresses = new List<string>();
        for (var created = 0; created < 4; created++)
        {
            var body = await _client.CallAsync("CreateNetworkInterface", ("VSwitchId", small.VSwitchId), ("SecurityGroupId", Group));
            addresses.Add((string)body["PrivateIpAddress"]!);
        }

        Assert.Equal(4, addresses.Distinct().Count());
        Assert.Equal("InvalidVSwitchId.IpNotEnough", await _client.RefusalAsync("CreateNetworkInterface", ("VSwitchId", small.VSwitchId), ("SecurityGroupId", Group)));
    }

    [Fact]
    public async Task Lost_request_is_not_executed_and_a_lost_response_is()
    {
        var count = World.Count;
        _server.Faults.Add("lose-request");
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync());
        Assert.Equal(count, World.Count);

        _server.Faults.Add("lose-response");
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync());
        Assert.Equal(count + 1, World.Count);
        Assert.Equal([false, true], _server.Requests.Select(request => request.IsExecuted));
    }

    [Fact]
    public async Task Burnt_client_token_fails_again()
    {
        _server.Faults.Add("idempotent-failed");
        Assert.Equal("IdempotentFailed", await RefusedCreateAsync(("ClientToken", "burnt")));
        Assert.Equal("IdempotentFailed", await RefusedCreateAsync(("ClientToken", "burnt")));
        Assert.NotEmpty(await CreateAsync(("ClientToken", "new")));
    }

    private static (string Name, string Value) Filter(string id) => ("NetworkInterfaceId.1", id);

    private static (string Name, string Value)[] Eni(string id) => [("NetworkInterfaceId", id)];

    private (string Name, string Value)[] EniOnInstance(string id) => [("NetworkInterfaceId", id), ("InstanceId", _instance.InstanceId)];

    private (string Name, string Value)[] Creation(params (string Name, string Value)[] parameters) =>
        [("VSwitchId", _instance.VSwitchId!), ("SecurityGroupId", Group), .. parameters];

    private async Task<string> CreateAsync(params (string Name, string Value)[] parameters) =>
        (string)(await _client.CallAsync("CreateNetworkInterface", Creation(parameters)))["NetworkInterfaceId"]!;

    private Task<string> RefusedCreateAsync(params (string Name, string Value)[] parameters) => _client.RefusalAsync("CreateNetworkInterface", Creation(parameters));

    private Task<JsonNode> AttachAsync(string id) => _client.CallAsync("AttachNetworkInterface", EniOnInstance(id));

    private Task<JsonNode> DetachAsync(string id) => _client.CallAsync("DetachNetworkInterface", EniOnInstance(id));

    private (string? Status, string? InstanceId) State(string id) => (World.Find(id)!.Status, World.Find(id)!.AttachedInstanceId);

    private async Task<IReadOnlyList<string>> IdsAsync(params (string Name, string Value)[] filters) =>
        [.. (await _client.PagesAsync(20, filters)).SelectMany(page => page)];
}
