namespace Aliyun.Eni.Emulator.Identity;

/// <summary>A session that was issued.</summary>
/// <param name="Source">Who issued it.</param>
/// <param name="Account">The keys, which the emulator accepts until they expire.</param>
public sealed record IssuedSession(KeySource Source, EmulatorAccount Account);
