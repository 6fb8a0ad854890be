using System.Globalization;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>Credentials the emulator accepts.</summary>
/// <param name="accessKeyId">The AccessKey id.</param>
/// <param name="accessKeySecret">The AccessKey secret.</param>
/// <param name="securityToken">The STS token, or null for a plain AccessKey.</param>
/// <param name="expiration">When the STS token ends, or null for never.</param>
public sealed class EmulatorAccount(string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null)
{
    /// <summary>The plain AccessKey every emulator knows unless told otherwise.</summary>
    public static EmulatorAccount AccessKey { get; } = new("testid", "testsecret");

    /// <summary>The STS credentials every emulator knows unless told otherwise.</summary>
    public static EmulatorAccount Sts { get; } = new("STS.testid", "testsecret", "testtoken");

    /// <summary>The AccessKey id.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The AccessKey secret.</summary>
    public string AccessKeySecret { get; } = accessKeySecret;

    /// <summary>The STS token, or null for a plain AccessKey.</summary>
    public string? SecurityToken { get; } = securityToken;

    /// <summary>When the STS token ends, or null for never.</summary>
    public DateTimeOffset? Expiration { get; } = expiration;

    /// <summary>Whose credentials these are: a RAM user's, or a role session's where there is an STS token, unless told otherwise.</summary>
    public CallerIdentity Identity { get; init; } = securityToken is null
        ? CallerIdentity.RamUser(accessKeyId)
        : CallerIdentity.RoleSession($"acs:ram::{CallerIdentity.DefaultAccountId}:role/eni-reader", accessKeyId);

    /// <summary>The end as answers tell it, or null.</summary>
    internal string? ExpirationText => Expiration is { } end ? TimeText(end) : null;

    /// <summary>The AccessKey id only.</summary>
    public override string ToString() => AccessKeyId;

    internal static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
