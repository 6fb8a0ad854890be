namespace Aliyun.Eni.Session;

/// <summary>A value, and where it comes from.</summary>
internal sealed record Sourced<T>(T Value, string Source);
