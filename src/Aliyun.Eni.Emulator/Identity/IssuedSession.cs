namespace Aliyun.Eni.Emulator.Identity;

/// <summary>The issuer of a session's credentials.</summary>
public enum KeySource
{
    /// <summary>AssumeRole or AssumeRoleWithOIDC.</summary>
    Sts,

    /// <summary>The instance metadata service.</summary>
    Metadata,

    /// <summary>A credentials URI.</summary>
    CredentialsUri,
}

/// <summary>An issued session.</summary>
/// <param name="Source">The issuer.</param>
/// <param name="Account">The credentials, which the emulator accepts until they expire.</param>
public sealed record IssuedSession(KeySource Source, EmulatorAccount Account);
