using System.Text;

namespace Aliyun.Eni.Emulator.Identity;

/// <summary>The identity of a caller, as GetCallerIdentity returns it.</summary>
/// <param name="IdentityType">Account, RAMUser or AssumedRoleUser.</param>
/// <param name="AccountId">The account the caller belongs to.</param>
/// <param name="Arn">The ARN of the account, user or role session.</param>
/// <param name="PrincipalId">The account's or user's ID, or the role's ID with the session name.</param>
/// <param name="UserId">Null for a role session.</param>
/// <param name="RoleId">Null unless it is a role session.</param>
public sealed record Principal(
    string IdentityType, string AccountId, string Arn, string PrincipalId, string? UserId = null, string? RoleId = null)
{
    /// <summary>The default account.</summary>
    public const string DefaultAccountId = "1234567890123456";

    /// <summary>The role a session was issued for, or null.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The account itself.</summary>
    public static Principal Account(string accountId = DefaultAccountId) =>
        new("Account", accountId, $"acs:ram::{accountId}:root", accountId, accountId);

    /// <summary>A user of the account.</summary>
    public static Principal RamUser(string userName, string accountId = DefaultAccountId)
    {
        var arn = $"acs:ram::{accountId}:user/{userName}";
        return new("RAMUser", accountId, arn, IdOf(arn), IdOf(arn));
    }

    /// <summary>A session of a role.</summary>
    /// <param name="roleArn">acs:ram::ACCOUNT:role/NAME.</param>
    /// <param name="sessionName">The session's name.</param>
    public static Principal RoleSession(string roleArn, string sessionName)
    {
        var arn = $"{roleArn.Replace(":role/", ":assumed-role/", StringComparison.Ordinal)}/{sessionName}";
        var id = IdOf(roleArn);
        return new("AssumedRoleUser", roleArn.Split(':')[3], arn, $"{id}:{sessionName}", RoleId: id) { RoleArn = roleArn };
    }

    /// <summary>18 digits derived from the ARN.</summary>
    private static string IdOf(string arn)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = Encoding.UTF8.GetBytes(arn).Aggregate(14695981039346656037UL, (sum, unit) => unchecked((sum ^ unit) * 1099511628211UL));
        return $"3{hash % 100_000_000_000_000_000:D17}";
    }
}
