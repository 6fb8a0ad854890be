namespace Aliyun.Eni.Emulator.Identity;

/// <summary>Whom the emulator knows: keys, roles and the sessions made of both.</summary>
internal sealed record Realm(EmulatorAccounts Accounts, TrustTable Trust, SessionIssuer Sessions);
