using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Data.Generation;

namespace Aliyun.Eni.Emulator;

/// <summary>
/// Everything the emulated account holds. Rows are immutable and replaced when they change; changes that take time are scheduled and
/// applied before the next request or read. May be used from any thread.
/// </summary>
public sealed class World
{
    private readonly Dictionary<string, RegionData> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _executions = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Transition, (DateTimeOffset Due, long Order)> _transitions = new();
    private readonly Dictionary<string, Transition> _pending = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private long _order;
    private int _created;

    /// <summary>Generates a world; the same number of network interfaces and seed always give the same rows.</summary>
    internal World(EmulatorOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Enis);
        (_clock, TransitionTime, ReadLag) = (options.TimeProvider, options.TransitionTime, options.ReadLag);
        Quotas = new Quotas { SecondaryEnis = options.Enis + 1000 };
        ResourceGroups = [.. RowGenerator.ResourceGroups(options.Seed)];
        var regions = RegionInfo.All;
        var rest = options.Enis - regions.Skip(1).Sum(region => Share(options.Enis, region));
        for (var index = 0; index < regions.Count; index++)
        {
            var rows = index == 0 ? rest : Share(options.Enis, regions[index]);
            _regions.Add(regions[index].RegionId, new RegionData(regions[index], new RowGenerator(regions[index], index, options.Seed, rows), rows));
        }
    }

    private sealed record Transition(string RegionId, string NetworkInterfaceId, Func<EniRow, EniRow?> Apply);

    /// <summary>How long Attaching, Detaching and Deleting take.</summary>
    public TimeSpan TransitionTime { get; set; }

    /// <summary>How far reads of network interfaces lag behind writes; at most a minute.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>The account's quotas.</summary>
    public Quotas Quotas { get; set; }

    /// <summary>The IDs of the account's resource groups besides the default one.</summary>
    public IReadOnlyList<string> ResourceGroups { get; set; }

    /// <summary>The regions, empty ones included.</summary>
    public IReadOnlyList<RegionInfo> Regions => RegionInfo.All;

    /// <summary>The number of network interfaces in all regions.</summary>
    public int Count => Locked(() => _regions.Values.Sum(region => region.Count));

    /// <summary>Every network interface, region by region, in the order the service lists them.</summary>
    public IEnumerable<EniRow> All => Locked(() => _regions.Values.SelectMany(region => region.Enis).ToArray());

    /// <summary>Every instance.</summary>
    public IReadOnlyList<EcsInstance> Instances => Locked(() => _regions.Values.SelectMany(region => Rows(region.Instances)).ToArray());

    /// <summary>Every vSwitch.</summary>
    public IReadOnlyList<VSwitch> VSwitches => Locked(() => _regions.Values.SelectMany(region => Rows(region.VSwitches)).ToArray());

    /// <summary>Every security group.</summary>
    public IReadOnlyList<SecurityGroup> SecurityGroups => Locked(() => _regions.Values.SelectMany(region => Rows(region.SecurityGroups)).ToArray());

    /// <summary>How often each action that writes was executed; refused and replayed requests don't count.</summary>
    public IReadOnlyDictionary<string, int> Executions => Locked(() => new Dictionary<string, int>(_executions, StringComparer.Ordinal));

    internal Lock Gate { get; } = new();

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The network interfaces of a region, in the order the service lists them; none for an unknown region.</summary>
    public IEnumerable<EniRow> InRegion(string regionId) => Locked(() => FindRegion(regionId)?.Enis.ToArray() ?? []);

    /// <summary>The network interface with this ID, or null.</summary>
    public EniRow? Find(string networkInterfaceId) => Locked(() => First(region => region.Find(networkInterfaceId)));

    /// <summary>The instance with this ID, or null.</summary>
    public EcsInstance? FindInstance(string instanceId) => Locked(() => First(region => region.Instances.Find(instanceId)));

    /// <summary>The vSwitch with this ID, or null.</summary>
    public VSwitch? FindVSwitch(string vSwitchId) => Locked(() => First(region => region.VSwitches.Find(vSwitchId)));

    /// <summary>The security group with this ID, or null.</summary>
    public SecurityGroup? FindSecurityGroup(string securityGroupId) => Locked(() => First(region => region.SecurityGroups.Find(securityGroupId)));

    /// <summary>Adds a network interface, or replaces the one with the same ID and cancels its scheduled change.</summary>
    public void Set(EniRow row)
    {
        lock (Gate)
        {
            ApplyDue();
            Change(row);
        }
    }

    /// <summary>Adds an instance, or replaces the one with the same ID.</summary>
    public void Set(EcsInstance instance) => Locked(() => Required(instance.RegionId).Instances.Set(instance));

    /// <summary>Adds a vSwitch, or replaces the one with the same ID.</summary>
    public void Set(VSwitch vSwitch) => Locked(() => Required(vSwitch.RegionId).VSwitches.Set(vSwitch));

    /// <summary>Adds a security group, or replaces the one with the same ID.</summary>
    public void Set(SecurityGroup group) => Locked(() => Required(group.RegionId).SecurityGroups.Set(group));

    /// <summary>Removes a network interface; false when there is none with this ID.</summary>
    public bool Remove(string networkInterfaceId) => Locked(() => _regions.Values.Any(region => region.Remove(networkInterfaceId, Now)));

    /// <summary>Removes an instance; false when there is none with this ID. Its network interfaces stay.</summary>
    public bool RemoveInstance(string instanceId) => Locked(() => _regions.Values.Any(region => region.Instances.Remove(instanceId, out _, out _)));

    internal RegionData? FindRegion(string regionId) => _regions.GetValueOrDefault(regionId);

    /// <summary>Stores a row and leaves its scheduled change as it is.</summary>
    internal void Update(EniRow row) => Required(row.RegionId).Set(row, Now);

    /// <summary>Stores a row now and, unless <paramref name="then"/> is null, schedules its next state (null for removed).</summary>
    internal void Change(EniRow row, Func<EniRow, EniRow?>? then = null)
    {
        Update(row);
        _pending.Remove(row.NetworkInterfaceId);
        if (then is not null)
        {
            var transition = new Transition(row.RegionId, row.NetworkInterfaceId, then);
            _pending.Add(row.NetworkInterfaceId, transition);
            _transitions.Enqueue(transition, (Now + TransitionTime, _order++));
        }
    }

    /// <summary>Whether a change is scheduled; a row in a passing state without one is stuck.</summary>
    internal bool IsChanging(string networkInterfaceId) => _pending.ContainsKey(networkInterfaceId);

    /// <summary>Applies the scheduled changes that are due.</summary>
    internal void ApplyDue()
    {
        while (_transitions.TryPeek(out var transition, out var priority) && priority.Due <= Now)
        {
            _transitions.Dequeue();
            if (_pending.GetValueOrDefault(transition.NetworkInterfaceId) == transition)
            {
                _pending.Remove(transition.NetworkInterfaceId);
                Apply(transition, priority.Due);
            }
        }
    }

    internal void CountExecution(string action) => _executions[action] = _executions.GetValueOrDefault(action) + 1;

    /// <summary>A number no other created resource has.</summary>
    internal int NextCreated() => ++_created;

    private void Apply(Transition transition, DateTimeOffset due)
    {
        var region = _regions[transition.RegionId];
        if (region.Find(transition.NetworkInterfaceId) is not { } row)
        {
            return;
        }

        if (transition.Apply(row) is { } next)
        {
            region.Set(next, due);
        }
        else
        {
            region.Remove(row.NetworkInterfaceId, due);
        }
    }

    private T Locked<T>(Func<T> action)
    {
        lock (Gate)
        {
            ApplyDue();
            return action();
        }
    }

    private T? First<T>(Func<RegionData, T?> find)
        where T : class => _regions.Values.Select(find).FirstOrDefault(found => found is not null);

    private RegionData Required(string regionId) => FindRegion(regionId) ?? throw new ArgumentException($"There is no region {regionId}.", nameof(regionId));

    private static IEnumerable<T> Rows<T>(Table<T> table)
        where T : class => table.From(0).Select(entry => entry.Row);

    private static int Share(int enis, RegionInfo region) => (int)((long)enis * region.Share / 100);
}
