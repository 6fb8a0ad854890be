using Aliyun.Eni.Emulator.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Takes a request off the wire as it was sent: the query undecoded, the headers by lower-case name.</summary>
internal static class RequestReader
{
    public static async Task<WireRequest> ReadAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = question < 0 ? "" : target[(question + 1)..];
        var headers = http.Request.Headers.ToDictionary(header => Lower(header.Key), header => Joined(header.Value), StringComparer.Ordinal);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return new(http.Request.Method, path, query, headers, body.ToArray());
    }

    private static string Joined(Microsoft.Extensions.Primitives.StringValues values) =>
        string.Join(',', values.Select(value => value?.Trim()).Order(StringComparer.Ordinal));

    private static string Lower(string name) => string.Create(name.Length, name, (target, source) => source.AsSpan().ToLowerInvariant(target));
}
