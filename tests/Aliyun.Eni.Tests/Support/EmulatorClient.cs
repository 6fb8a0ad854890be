using System.Globalization;
using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Signatures;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Sends signed requests to an emulator without the client under test, for tests of the emulator itself.</summary>
internal sealed class EmulatorClient(EmulatorServer server, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    /// <summary>The response of an action in cn-hangzhou, whatever its status.</summary>
    public Task<HttpResponseMessage> SendAsync(string action, params (string Name, string Value)[] parameters)
    {
        (string Name, string Value)[] all =
        [
            ("Action", action),
            ("Version", "2014-05-26"),
            ("Format", "JSON"),
            ("AccessKeyId", EmulatorAccount.AccessKey.AccessKeyId),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", Guid.NewGuid().ToString()),
            ("Timestamp", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("RegionId", EmulatorFixture.Region),
            .. parameters,
        ];
        var query = string.Join('&', all.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var signature = RpcV1Signature.Compute("GET", query, "", EmulatorAccount.AccessKey.AccessKeySecret).Signature;
        return _http.GetAsync(new Uri(server.Endpoint, $"?{query}&Signature={Uri.EscapeDataString(signature)}"), TestContext.Current.CancellationToken);
    }

    /// <summary>The body of a successful response.</summary>
    public async Task<JsonNode> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var response = await SendAsync(action, parameters);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The code of an error response.</summary>
    public async Task<string> RefusalAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var response = await SendAsync(action, parameters);
        Assert.False(response.IsSuccessStatusCode);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["Code"]!;
    }

    /// <summary>The IDs that a listing returns, page by page.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> PagesAsync(int pages, params (string Name, string Value)[] filters)
    {
        var all = new List<IReadOnlyList<string>>();
        var token = "";
        for (var page = 0; page < pages; page++)
        {
            (string Name, string Value)[] next = token.Length == 0 ? [] : [("NextToken", token)];
            var body = await CallAsync("DescribeNetworkInterfaces", [("MaxResults", "10"), .. filters, .. next]);
            all.Add([.. body["NetworkInterfaceSets"]!["NetworkInterfaceSet"]!.AsArray().Select(row => (string)row!["NetworkInterfaceId"]!)]);
            token = (string)body["NextToken"]!;
            if (token.Length == 0)
            {
                break;
            }
        }

        return all;
    }
}
