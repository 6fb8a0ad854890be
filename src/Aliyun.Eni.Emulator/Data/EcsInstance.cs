namespace Aliyun.Eni.Emulator.Data;

/// <summary>An ECS instance, as far as its network interfaces depend on it.</summary>
public sealed record EcsInstance
{
    /// <summary>The ID.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The name.</summary>
    public string? InstanceName { get; init; }

    /// <summary>Running, Stopped, Starting, Stopping or Pending.</summary>
    public string Status { get; init; } = "Running";

    /// <summary>The name of the instance type.</summary>
    public string InstanceType { get; init; } = Data.InstanceType.Default.Name;

    /// <summary>The zone.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The resource group; empty for the default group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The security groups.</summary>
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>Tags in the order sent.</summary>
    public IReadOnlyList<EniTag>? Tags { get; init; }
}

/// <summary>An instance type with its limits.</summary>
/// <param name="Name">The name.</param>
/// <param name="EniQuantity">Network interfaces an instance can have, the primary one included.</param>
/// <param name="Ipv4PerEni">Private addresses a network interface can have, the primary one included.</param>
/// <param name="Ipv6PerEni">IPv6 addresses a network interface can have.</param>
/// <param name="QueuesPerEni">Queues a network interface can have.</param>
/// <param name="NetworkCards">Network cards; 0 when NetworkCardIndex is not supported.</param>
/// <param name="SupportsHotPlug">Whether a running instance can attach and detach network interfaces.</param>
public sealed record InstanceType(
    string Name, int EniQuantity, int Ipv4PerEni, int Ipv6PerEni, int QueuesPerEni, int NetworkCards = 0, bool SupportsHotPlug = true)
{
    /// <summary>The types of the generated instances: web, db, k8s-node and api, in this order.</summary>
    public static IReadOnlyList<InstanceType> All { get; } =
    [
        new("ecs.g7.xlarge", 4, 15, 15, 8),
        new("ecs.r7.2xlarge", 6, 15, 15, 16),
        new("ecs.ebmg7.32xlarge", 64, 30, 30, 32, 2),
        new("ecs.t6-c1m1.large", 2, 2, 1, 2, SupportsHotPlug: false),
    ];

    /// <summary>The type of an instance unless stated otherwise.</summary>
    public static InstanceType Default => All[0];

    /// <summary>The type with this name, or null.</summary>
    public static InstanceType? Find(string name) => All.FirstOrDefault(type => type.Name == name);
}
