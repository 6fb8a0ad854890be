using System.Buffers;
using System.Text;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>A body no action wrote: what proxies, firewalls and broken backends send.</summary>
internal sealed record CannedReply(int Status, string ContentType, byte[] Body) : Outgoing(Status, ContentType)
{
    private const string Json = "application/json;charset=utf-8";

    public static CannedReply From(FaultRule rule, string requestId) => rule.Kind switch
    {
        FaultKind.Html => Html(rule.Status ?? 503),
        FaultKind.Empty200 => new(200, Json, []),
        FaultKind.HugeErrorBody => new(rule.Status ?? 500, Json, Encoding.UTF8.GetBytes(
            $$"""{"RequestId":"{{requestId}}","Code":"InternalError","Message":"{{new string('x', rule.Bytes ?? 10_000_000)}}"}""")),
        _ => new(200, Json, Encoding.UTF8.GetBytes(Nested(rule.Depth ?? 100_000, requestId))),
    };

    public override void WriteTo(IBufferWriter<byte> target, FaultStrike strike) => target.Write(Body);

    private static CannedReply Html(int status) => new(status, "text/html", Encoding.UTF8.GetBytes(
        $"<html>\r\n<head><title>{status} from a proxy</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n"));

    private static string Nested(int depth, string requestId) =>
        $"{{\"RequestId\":\"{requestId}\",\"NetworkInterfaceSets\":{{\"NetworkInterfaceSet\":{new string('[', depth)}{new string(']', depth)}}}}}";
}
