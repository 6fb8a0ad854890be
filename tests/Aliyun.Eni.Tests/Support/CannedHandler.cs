using System.Net;
using System.Text;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Answers requests by a function, without a network, and records them.</summary>
internal sealed class CannedHandler(Func<HttpRequestMessage, int, HttpResponseMessage> respond) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public HttpMessageInvoker Invoker => new(this);

    /// <summary>The query parameters of a recorded request.</summary>
    public Dictionary<string, string> Parameters(int request) => Requests[request].RequestUri!.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string code, string message = "no") => Json($$"""{"Code":"{{code}}","Message":"{{message}}","RequestId":"R"}""", (HttpStatusCode)status);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number;
        lock (Requests)
        {
            Requests.Add(request);
            number = Requests.Count;
        }

        return Task.FromResult(respond(request, number));
    }
}
