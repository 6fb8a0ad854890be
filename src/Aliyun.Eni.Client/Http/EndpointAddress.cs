using System.Net;
using System.Text;

namespace Aliyun.Eni.Client.Http;

/// <summary>Parses an endpoint: a host with an optional port and an optional <c>https://</c>; <c>http://</c> for this machine only.</summary>
internal static class EndpointAddress
{
    /// <summary>Reads an endpoint.</summary>
    /// <param name="text">Such as <c>ecs.cn-beijing.aliyuncs.com</c> or <c>http://127.0.0.1:8700</c>.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="complaint">What is wrong with the text: a clause for the end of a sentence.</param>
    public static bool TryParse(string text, out Uri endpoint, out string complaint)
    {
        var trimmed = text.Trim();
        var written = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "https://" + trimmed;
        complaint = !Uri.TryCreate(written, UriKind.Absolute, out var uri) || !IsHost(uri.Host) ? "isn't a host name such as ecs.cn-beijing.aliyuncs.com"
            : uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp ? $"uses {uri.Scheme}://. Use https://"
            : uri.UserInfo.Length > 0 ? "contains a user name, which isn't supported"
            : uri.PathAndQuery != "/" || uri.Fragment.Length > 0 ? "has a path. Specify only a host and, optionally, a port"
            : uri.Scheme == Uri.UriSchemeHttp && !IsThisMachine(uri) ? "uses http://, which is accepted for this machine only (127.0.0.1, localhost). Use https://"
            : string.Empty;
        endpoint = complaint.Length == 0 ? uri! : new Uri("https://invalid/");
        return complaint.Length == 0;
    }

    /// <summary>Whether a host name is ASCII, as all hosts of the service are.</summary>
    public static bool IsHost(string host) => host.Length > 0 && Ascii.IsValid(host);

    /// <summary>Whether the endpoint is an address of this machine.</summary>
    public static bool IsThisMachine(Uri endpoint) =>
        endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(endpoint.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
