using System.Security.Cryptography;
using Aliyun.Eni.Emulator.Hosting;

namespace Aliyun.Eni.Emulator.Identity;

/// <summary>Makes keys for sessions of roles; the accounts know them from then on.</summary>
internal sealed class SessionIssuer(EmulatorAccounts accounts, EmulatorOptions options)
{
    private readonly RequestLog<IssuedSession> _issued = new();

    public IReadOnlyList<IssuedSession> Issued => _issued.Snapshot();

    /// <summary>New keys, never the same twice.</summary>
    public EmulatorAccount Issue(KeySource source, string roleArn, string sessionName, TimeSpan lifetime)
    {
        var end = options.TimeProvider.GetUtcNow() + (options.SessionLifetime ?? lifetime);
        var account = new EmulatorAccount(
            $"STS.{RandomNumberGenerator.GetHexString(24)}",
            RandomNumberGenerator.GetHexString(44, lowercase: true),
            Token(),
            WholeSecond(end))
        {
            Identity = CallerIdentity.RoleSession(roleArn, sessionName),
        };
        accounts.Set(account);
        _issued.Add(new(source, account));
        return account;
    }

    // Base64 as the service's, long enough and with '+', '/' and '=' for certain: they are what encoding mistakes show on.
    private static string Token() => $"CAIS+/{Convert.ToBase64String(RandomNumberGenerator.GetBytes(400))}";

    // Answers tell seconds; the keys have to end when the answer says.
    private static DateTimeOffset WholeSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
