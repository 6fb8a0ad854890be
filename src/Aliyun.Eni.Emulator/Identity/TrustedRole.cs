namespace Aliyun.Eni.Emulator.Identity;

/// <summary>A RAM role and its trust policy.</summary>
/// <param name="arn">acs:ram::ACCOUNT:role/NAME.</param>
public sealed class TrustedRole(string arn)
{
    /// <summary>acs:ram::ACCOUNT:role/NAME.</summary>
    public string Arn { get; } = arn;

    /// <summary>ARNs of the users, roles and identity providers that may assume the role; null for everybody.</summary>
    public IReadOnlyList<string>? Principals { get; init; }

    /// <summary>The ExternalId a caller has to send; null for any.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The role's ARN.</summary>
    public override string ToString() => Arn;

    internal bool Trusts(string principal) => Principals?.Contains(principal) != false;
}
