using System.Net;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>Answers every request with the same bytes, and no network.</summary>
internal sealed class Canned(HttpStatusCode status, byte[] body, params (string Name, string Value)[] headers) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    }
}
