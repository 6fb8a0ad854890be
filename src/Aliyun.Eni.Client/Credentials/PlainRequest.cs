namespace Aliyun.Eni.Client.Credentials;

/// <summary>An unsigned request to a source of credentials.</summary>
internal sealed record PlainRequest(HttpMethod Method, Uri Address)
{
    public (string Name, string Value)? Header { get; init; }
}
