namespace Aliyun.Eni.Client.Credentials;

/// <summary>What was found at a place where credentials might have been.</summary>
internal sealed record Look(string Place, string Found, string? Remedy);
