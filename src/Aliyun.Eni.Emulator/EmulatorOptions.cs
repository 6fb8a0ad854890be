using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>What an emulator is started with.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Network interfaces over all regions.</summary>
    public int Enis { get; init; } = 70;

    /// <summary>The same count and seed always give the same rows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Largest PageSize; the seed document says 100, current metadata and cilium 1000.</summary>
    public int MaxPageSize { get; init; } = 1000;

    /// <summary>The clock signatures, nonces and tokens are checked against, and the Date header shows.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The credentials accepted at first.</summary>
    public IReadOnlyList<EmulatorAccount> Accounts { get; init; } = [EmulatorAccount.AccessKey, EmulatorAccount.Sts];

    /// <summary>The roles there are at first; anybody may assume these two.</summary>
    public IReadOnlyList<TrustedRole> Roles { get; init; } =
    [
        new($"acs:ram::{CallerIdentity.DefaultAccountId}:role/eni-reader"), new($"acs:ram::{CallerIdentity.DefaultAccountId}:role/second"),
    ];

    /// <summary>How long every session issued lives, whatever was asked for; null to give what was asked for.</summary>
    public TimeSpan? SessionLifetime { get; init; }

    /// <summary>The faults in force at first.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];
}
