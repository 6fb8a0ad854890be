using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Aliyun.Eni.Emulator.Identity;

/// <summary>The accounts, roles and sessions the emulator knows; may be changed while it runs.</summary>
public sealed class IdentityStore
{
    private readonly ConcurrentDictionary<string, EmulatorAccount> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TrustedRole> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IssuedSession> _sessions = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _sessionLifetime;

    internal IdentityStore(EmulatorOptions options)
    {
        (_clock, _sessionLifetime) = (options.TimeProvider, options.SessionLifetime);
        foreach (var account in options.Accounts)
        {
            Set(account);
        }

        foreach (var role in options.Roles)
        {
            Set(role);
        }
    }

    /// <summary>The identity provider whose tokens are accepted.</summary>
    public string OidcProviderArn { get; set; } = $"acs:ram::{Principal.DefaultAccountId}:oidc-provider/emulator";

    /// <summary>The only token accepted from the identity provider; case-sensitive.</summary>
    public string OidcToken { get; set; } = "test-oidc-token";

    /// <summary>The sessions issued so far, by STS, the metadata service and the credentials URI.</summary>
    public IReadOnlyList<IssuedSession> IssuedSessions => [.. _sessions];

    /// <summary>Adds an account, or replaces the one with the same AccessKey ID.</summary>
    public void Set(EmulatorAccount account) => _accounts[account.AccessKeyId] = account;

    /// <summary>Adds a role, or replaces the one with the same ARN.</summary>
    public void Set(TrustedRole role) => _roles[role.Arn] = role;

    /// <summary>Removes an account; false when there is none with this AccessKey ID.</summary>
    public bool RemoveAccount(string accessKeyId) => _accounts.TryRemove(accessKeyId, out _);

    /// <summary>Removes a role; its sessions stay valid.</summary>
    public bool RemoveRole(string arn) => _roles.TryRemove(arn, out _);

    /// <summary>The account with this AccessKey ID, or null.</summary>
    public EmulatorAccount? FindAccount(string accessKeyId) => _accounts.GetValueOrDefault(accessKeyId);

    /// <summary>The role with this ARN, or null.</summary>
    public TrustedRole? FindRole(string arn) => _roles.GetValueOrDefault(arn);

    internal bool KnowsToken(string securityToken) => _accounts.Values.Any(account => account.SecurityToken == securityToken);

    /// <summary>Issues credentials for a session, never the same twice.</summary>
    internal EmulatorAccount IssueSession(KeySource source, string roleArn, string sessionName, TimeSpan lifetime)
    {
        var account = new EmulatorAccount(
            $"STS.{RandomNumberGenerator.GetHexString(24)}",
            RandomNumberGenerator.GetHexString(44, lowercase: true),
            SecurityToken(),
            WholeSecond(_clock.GetUtcNow() + (_sessionLifetime ?? lifetime)))
        {
            Identity = Principal.RoleSession(roleArn, sessionName),
        };
        Set(account);
        _sessions.Enqueue(new(source, account));
        return account;
    }

    // Base64 and long as the service's tokens, always with '+', '/' and '=', which reveal encoding mistakes.
    private static string SecurityToken() => $"CAIS+/{Convert.ToBase64String(RandomNumberGenerator.GetBytes(400))}";

    // Responses have whole seconds, and the credentials have to expire exactly then.
    private static DateTimeOffset WholeSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
