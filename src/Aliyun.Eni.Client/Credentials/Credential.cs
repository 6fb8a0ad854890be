namespace Aliyun.Eni.Client.Credentials;

/// <summary>An AccessKey pair, with a security token when it was issued by the Security Token Service (STS).</summary>
/// <param name="accessKeyId">The AccessKey ID.</param>
/// <param name="accessKeySecret">The AccessKey secret. It is never printed.</param>
/// <param name="securityToken">The STS token; <see langword="null"/> for a long-lived AccessKey. It is never printed.</param>
/// <param name="expiration">When the service stops taking it; <see langword="null"/> for never, or when that is not known.</param>
public sealed class Credential(string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null)
{
    private const int Shown = 4;

    /// <summary>The AccessKey ID.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The AccessKey ID with its middle hidden, to be shown.</summary>
    public string MaskedAccessKeyId => Mask(AccessKeyId);

    /// <summary>When the service stops taking it (UTC); <see langword="null"/> for never, or when that is not known.</summary>
    public DateTimeOffset? Expiration { get; } = expiration;

    internal string AccessKeySecret { get; } = accessKeySecret;

    internal string? SecurityToken { get; } = securityToken;

    /// <summary>The masked AccessKey ID: no secret, no token.</summary>
    public override string ToString() => MaskedAccessKeyId;

    internal static string Mask(string accessKeyId) =>
        accessKeyId.Length <= 2 * Shown ? "****" : $"{accessKeyId[..Shown]}****{accessKeyId[^Shown..]}";
}
