namespace Aliyun.Eni.Client.Credentials;

/// <summary>Credentials, and where they were found.</summary>
/// <param name="Provider">The way to them.</param>
/// <param name="Place">The name of the place.</param>
/// <param name="Looks">Every place looked at up to there.</param>
internal sealed record FoundCredentials(ICredentialProvider Provider, string Place, IReadOnlyList<Look> Looks);
