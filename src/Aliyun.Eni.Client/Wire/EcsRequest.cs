namespace Aliyun.Eni.Client.Wire;

/// <summary>A request before it is signed: nothing of it changes from one try to the next.</summary>
/// <param name="Action">The action, such as <c>DescribeNetworkInterfaces</c>.</param>
/// <param name="Version">The version of the API, such as <c>2014-05-26</c>.</param>
/// <param name="Query">The query, encoded and sorted.</param>
internal sealed record EcsRequest(string Action, string Version, string Query)
{
    public const string EcsVersion = "2014-05-26";

    public string Method { get; init; } = "POST";

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }
}
