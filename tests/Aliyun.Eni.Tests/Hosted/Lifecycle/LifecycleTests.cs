using System.Globalization;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>A session against an emulator of its own, with spare network interfaces and instances that take them.</summary>
public abstract class LifecycleTests : IAsyncLifetime
{
    protected const string Region = "cn-hangzhou";

    private EniRow _template = null!;

    private protected EmulatorServer Server { get; private set; } = null!;

    private protected ModuleShell Shell { get; private set; } = null!;

    private protected World World => Server.World;

    /// <summary>How long the service needs.</summary>
    protected virtual TimeSpan TransitionTime => TimeSpan.FromMilliseconds(50);

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 40, Seed = 5, TransitionTime = TransitionTime }, TestContext.Current.CancellationToken);
        _template = World.InRegion(Region).First(row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true });
        Shell = ModuleShell.For(Server.Endpoint);
        Shell.Clock = new FastClock();
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The ID of a spare network interface, which is made.</summary>
    private protected string Spare(int number, Func<EniRow, EniRow>? change = null)
    {
        var id = $"eni-spare{number.ToString("D3", CultureInfo.InvariantCulture)}";
        var address = $"172.16.2.{number + 1}";
        var row = _template with
        {
            NetworkInterfaceId = id,
            NetworkInterfaceName = $"spare-{number}",
            Description = "",
            PrivateIpAddress = address,
            PrivateIpSets = [new EniPrivateIp(address, true)],
            AssociatedPublicIp = null,
            Ipv6Sets = null,
            Ipv4Prefixes = null,
            Ipv6Prefixes = null,
            Tags = [],
        };
        World.Set(change is null ? row : change(row));
        return id;
    }

    /// <summary>The ID of an instance that spare network interfaces fit, which is made.</summary>
    private protected string Instance(int number, string status = "Running", string? type = null)
    {
        var id = $"i-host{number.ToString("D3", CultureInfo.InvariantCulture)}";
        World.Set(new EcsInstance
        {
            InstanceId = id,
            RegionId = Region,
            Status = status,
            InstanceType = type ?? InstanceType.Default.Name,
            ZoneId = _template.ZoneId,
            VpcId = _template.VpcId,
            VSwitchId = _template.VSwitchId,
        });
        return id;
    }

    /// <summary>A spare network interface that is attached.</summary>
    private protected string Attached(int number, string instanceId) => Spare(number, row => row with
    {
        Status = "InUse",
        InstanceId = instanceId,
        Attachment = new EniAttachment(1, instanceId, null, null),
    });

    private protected EniRow Row(string id) => World.Find(id) ?? throw new InvalidOperationException($"{id} is gone.");

    private protected string Fault(FaultKind kind, string action, int count = 1, Func<FaultRule, FaultRule>? change = null)
    {
        var rule = new FaultRule(kind) { Action = action, Count = count };
        Server.Faults.Add(change is null ? rule : change(rule));
        return action;
    }

    /// <summary>How often an action was sent.</summary>
    private protected int Sent(string action) => Server.Requests.Count(request => request.Action == action);

    /// <summary>How many requests could have changed something.</summary>
    private protected int Writes => Server.Requests.Count(request => !request.Action.StartsWith("Describe", StringComparison.Ordinal) && !request.Action.StartsWith("List", StringComparison.Ordinal));

    private protected int Executed(string action) => World.Executions.GetValueOrDefault(action);
}
