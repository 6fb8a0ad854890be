using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>What an instance metadata service is started with.</summary>
public sealed class MetadataOptions
{
    /// <summary>The emulator that accepts the keys given away; its clock counts.</summary>
    public required EmulatorServer Emulator { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The account of the instance.</summary>
    public string AccountId { get; init; } = CallerIdentity.DefaultAccountId;

    /// <summary>The role of the instance at first, or null for none.</summary>
    public string? RoleName { get; init; } = "eni-reader";

    /// <summary>The region of the instance.</summary>
    public string RegionId { get; init; } = "cn-hangzhou";

    /// <summary>Whether requests without a token (v1) are refused at first.</summary>
    public bool RequireToken { get; init; }

    /// <summary>How long keys live, unless the emulator's own SessionLifetime says otherwise.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>What goes wrong at first.</summary>
    public KeyMishap Mishap { get; init; }
}
