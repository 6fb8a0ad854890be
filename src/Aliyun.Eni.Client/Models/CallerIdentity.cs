namespace Aliyun.Eni;

/// <summary>The identity of the caller (GetCallerIdentity, STS 2015-04-01).</summary>
/// <param name="AccountId">The ID of the account.</param>
/// <param name="Arn">The resource name of the user or role.</param>
/// <param name="IdentityType">Account, RAMUser or AssumedRoleUser.</param>
/// <param name="PrincipalId">The ID of the user or session.</param>
public sealed record CallerIdentity(string? AccountId, string? Arn, string? IdentityType, string? PrincipalId)
{
    /// <summary>The <see cref="Arn"/>.</summary>
    public override string ToString() => Arn ?? string.Empty;
}
