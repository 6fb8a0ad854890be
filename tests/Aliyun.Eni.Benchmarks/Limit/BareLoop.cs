using System.Text.Json;

namespace Aliyun.Eni.Benchmarks.Limit;

/// <summary>
/// The limit the module is measured against: HttpClient and source-generated System.Text.Json in a loop. No signature, no pipeline, no unknown members,
/// no leniency, no row kept.
/// </summary>
internal sealed class BareLoop(Uri endpoint) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <returns>The number of rows.</returns>
    public async Task<int> RunAsync()
    {
        var rows = 0;
        for (string? token = null; token is not "";)
        {
            (var count, token) = await PageAsync(token);
            rows += count;
        }

        return rows;
    }

    /// <summary>One page: how many rows it has, and the token of the next one, empty for none.</summary>
    public async Task<(int Rows, string NextToken)> PageAsync(string? token)
    {
        using var response = await _client.GetAsync(new Uri(endpoint, token is null ? "/" : "/?NextToken=" + token), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var page = await JsonSerializer.DeserializeAsync(body, BareJson.Default.BarePage);
        return (page!.NetworkInterfaceSets!.NetworkInterfaceSet!.Count, page.NextToken ?? string.Empty);
    }

    public void Dispose() => _client.Dispose();
}
