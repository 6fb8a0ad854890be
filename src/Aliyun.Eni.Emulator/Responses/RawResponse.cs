using System.Text;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Responses;

/// <summary>Responses that no action wrote, as proxies, firewalls and broken backends send them.</summary>
internal static class RawResponse
{
    private const string Json = "application/json;charset=utf-8";

    public static HttpReply Create(FaultRule rule, string requestId) => rule.Kind switch
    {
        FaultKind.Html => Html(rule.Status ?? 503),
        FaultKind.Empty200 => new(200, Json, Array.Empty<byte>()),
        FaultKind.HugeErrorBody => new(rule.Status ?? 500, Json, Encoding.UTF8.GetBytes(
            $$"""{"RequestId":"{{requestId}}","Code":"InternalError","Message":"{{new string('x', rule.Bytes ?? 10_000_000)}}"}""")),
        _ => new(200, Json, Encoding.UTF8.GetBytes(Nested(rule.Depth ?? 100_000, requestId))),
    };

    private static HttpReply Html(int status) => new(status, "text/html", Encoding.UTF8.GetBytes(
        $"<html>\r\n<head><title>{status} from a proxy</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n"));

    private static string Nested(int depth, string requestId) =>
        $"{{\"RequestId\":\"{requestId}\",\"NetworkInterfaceSets\":{{\"NetworkInterfaceSet\":{new string('[', depth)}{new string(']', depth)}}}}}";
}
