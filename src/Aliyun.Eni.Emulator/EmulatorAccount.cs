using System.Globalization;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator;

/// <summary>Credentials the emulator accepts.</summary>
/// <param name="accessKeyId">The AccessKey ID.</param>
/// <param name="accessKeySecret">The AccessKey secret.</param>
/// <param name="securityToken">The STS token, or null for a plain AccessKey.</param>
/// <param name="expiration">When the STS token expires, or null for never.</param>
public sealed class EmulatorAccount(string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null)
{
    /// <summary>The AccessKey accepted by default.</summary>
    public static EmulatorAccount AccessKey { get; } = new("testid", "testsecret");

    /// <summary>The STS credentials accepted by default.</summary>
    public static EmulatorAccount Sts { get; } = new("STS.testid", "testsecret", "testtoken");

    /// <summary>The AccessKey ID.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The AccessKey secret.</summary>
    public string AccessKeySecret { get; } = accessKeySecret;

    /// <summary>The STS token, or null for a plain AccessKey.</summary>
    public string? SecurityToken { get; } = securityToken;

    /// <summary>When the STS token expires, or null for never.</summary>
    public DateTimeOffset? Expiration { get; } = expiration;

    /// <summary>The owner of the credentials: by default a RAM user, or a role session when there is an STS token.</summary>
    public Principal Identity { get; init; } = securityToken is null
        ? Principal.RamUser(accessKeyId)
        : Principal.RoleSession($"acs:ram::{Principal.DefaultAccountId}:role/eni-reader", accessKeyId);

    /// <summary>The expiration as responses write it, or null.</summary>
    internal string? ExpirationText => Expiration is { } expiration ? TimeText(expiration) : null;

    /// <summary>The AccessKey ID only.</summary>
    public override string ToString() => AccessKeyId;

    internal static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
