namespace Aliyun.Eni.Emulator.Identity;

/// <summary>A role, and who may assume it.</summary>
/// <param name="arn">acs:ram::ACCOUNT:role/NAME.</param>
public sealed class TrustedRole(string arn)
{
    /// <summary>acs:ram::ACCOUNT:role/NAME.</summary>
    public string Arn { get; } = arn;

    /// <summary>Names of users, roles and identity providers that may assume it; null for anybody.</summary>
    public IReadOnlyList<string>? Principals { get; init; }

    /// <summary>What a caller has to give as ExternalId; null for anything.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The role's name.</summary>
    public override string ToString() => Arn;

    internal bool Trusts(string principal) => Principals?.Contains(principal) != false;
}
