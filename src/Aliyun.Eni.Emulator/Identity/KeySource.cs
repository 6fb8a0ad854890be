namespace Aliyun.Eni.Emulator.Identity;

/// <summary>Who issued a session's keys.</summary>
public enum KeySource
{
    /// <summary>AssumeRole or AssumeRoleWithOIDC.</summary>
    Sts,

    /// <summary>The instance metadata service.</summary>
    Metadata,

    /// <summary>A credentials URI.</summary>
    CredentialsUri,
}
