namespace Aliyun.Eni.Emulator.Data;

/// <summary>A tag.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value, which may be empty.</param>
public sealed record EniTag(string Key, string Value);
