using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>The settings of an emulator.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The number of network interfaces in all regions.</summary>
    public int Enis { get; init; } = 70;

    /// <summary>The seed of the generated rows; the same number and seed always give the same ones.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The largest PageSize. The documentation says 100, current metadata and cilium 1000.</summary>
    public int MaxPageSize { get; init; } = 1000;

    /// <summary>The clock of signatures, sessions, scheduled changes and the Date header.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The credentials accepted at the start.</summary>
    public IReadOnlyList<EmulatorAccount> Accounts { get; init; } = [EmulatorAccount.AccessKey, EmulatorAccount.Sts];

    /// <summary>The roles at the start; everybody may assume these two.</summary>
    public IReadOnlyList<TrustedRole> Roles { get; init; } =
    [
        new($"acs:ram::{Principal.DefaultAccountId}:role/eni-reader"), new($"acs:ram::{Principal.DefaultAccountId}:role/second"),
    ];

    /// <summary>The lifetime of every issued session; null for the requested one.</summary>
    public TimeSpan? SessionLifetime { get; init; }

    /// <summary>How long Attaching, Detaching and Deleting take.</summary>
    public TimeSpan TransitionTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How far reads of network interfaces lag behind writes; at most a minute.</summary>
    public TimeSpan ReadLag { get; init; }

    /// <summary>The faults at the start.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];
}
