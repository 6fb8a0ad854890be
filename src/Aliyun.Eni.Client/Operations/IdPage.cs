namespace Aliyun.Eni.Client.Operations;

/// <summary>IDs of network interfaces that another action knows, and the token of its next page.</summary>
/// <param name="Ids">The IDs; one may come several times.</param>
/// <param name="NextToken">The token of the next page; <see langword="null"/> after the last.</param>
internal sealed record IdPage(IReadOnlyList<string> Ids, string? NextToken);
