using System.Net;
using System.Text;

namespace Aliyun.Eni.Client.Http;

/// <summary>An endpoint as a user writes it: a host, with a port or not, with <c>https://</c> or not; <c>http://</c> on this machine only.</summary>
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
        complaint = !Uri.TryCreate(written, UriKind.Absolute, out var uri) || !IsHost(uri.Host) ? "is no host name, such as ecs.cn-beijing.aliyuncs.com"
            : uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp ? $"has the scheme {uri.Scheme}, not https"
            : uri.UserInfo.Length > 0 ? "holds a user name, which the service does not take"
            : uri.PathAndQuery != "/" || uri.Fragment.Length > 0 ? "has a path; an endpoint is a host, with a port or not"
            : uri.Scheme == Uri.UriSchemeHttp && !IsThisMachine(uri) ? "is http://, which is accepted on this machine only (127.0.0.1, localhost); use https://"
            : string.Empty;
        endpoint = complaint.Length == 0 ? uri! : new Uri("https://invalid/");
        return complaint.Length == 0;
    }

    /// <summary>Whether a host is one of plain letters, as all of the service are. Whether another is a host at all shows only when it is asked.</summary>
    public static bool IsHost(string host) => host.Length > 0 && Ascii.IsValid(host);

    /// <summary>Whether the endpoint is an address of this machine.</summary>
    public static bool IsThisMachine(Uri endpoint) =>
        endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(endpoint.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
