using System.Collections.Concurrent;

namespace Aliyun.Eni.Emulator;

/// <summary>The credentials an emulator accepts now; may be changed while it runs.</summary>
public sealed class EmulatorAccounts
{
    private readonly ConcurrentDictionary<string, EmulatorAccount> _byId = new(StringComparer.Ordinal);

    internal EmulatorAccounts(IEnumerable<EmulatorAccount> accounts)
    {
        foreach (var account in accounts)
        {
            Set(account);
        }
    }

    /// <summary>Adds an account, or replaces the one with the same AccessKey id.</summary>
    public void Set(EmulatorAccount account) => _byId[account.AccessKeyId] = account;

    /// <summary>Forgets an account.</summary>
    public bool Remove(string accessKeyId) => _byId.TryRemove(accessKeyId, out _);

    /// <summary>The account with this AccessKey id, or null.</summary>
    public EmulatorAccount? Find(string accessKeyId) => _byId.GetValueOrDefault(accessKeyId);

    internal bool KnowsToken(string securityToken) => _byId.Values.Any(account => account.SecurityToken == securityToken);
}
