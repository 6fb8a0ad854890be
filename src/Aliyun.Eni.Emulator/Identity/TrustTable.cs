using System.Collections.Concurrent;

namespace Aliyun.Eni.Emulator.Identity;

/// <summary>The roles there are now; may be changed while the emulator runs.</summary>
public sealed class TrustTable
{
    private readonly ConcurrentDictionary<string, TrustedRole> _byArn = new(StringComparer.Ordinal);

    internal TrustTable(IEnumerable<TrustedRole> roles)
    {
        foreach (var role in roles)
        {
            Set(role);
        }
    }

    /// <summary>The identity provider whose tokens are accepted.</summary>
    public string OidcProviderArn { get; set; } = $"acs:ram::{CallerIdentity.DefaultAccountId}:oidc-provider/emulator";

    /// <summary>The token accepted from it, to the letter.</summary>
    public string OidcToken { get; set; } = "test-oidc-token";

    /// <summary>Adds a role, or replaces the one with the same name.</summary>
    public void Set(TrustedRole role) => _byArn[role.Arn] = role;

    /// <summary>Forgets a role; its sessions stay.</summary>
    public bool Remove(string arn) => _byArn.TryRemove(arn, out _);

    /// <summary>The role with this name, or null.</summary>
    public TrustedRole? Find(string arn) => _byArn.GetValueOrDefault(arn);
}
