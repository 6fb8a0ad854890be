using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>What a credentials URI is started with.</summary>
public sealed class CredentialsUriOptions
{
    /// <summary>The emulator that accepts the keys given away; its clock counts.</summary>
    public required EmulatorServer Emulator { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Path and query; anything else is not found.</summary>
    public string Target { get; init; } = "/keys?app=eni%20reader";

    /// <summary>The role the keys are for.</summary>
    public string RoleArn { get; init; } = $"acs:ram::{CallerIdentity.DefaultAccountId}:role/eni-reader";

    /// <summary>How long keys live, unless the emulator's own SessionLifetime says otherwise.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What goes wrong at first.</summary>
    public KeyMishap Mishap { get; init; }
}
