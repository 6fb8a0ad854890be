using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Reads the format a request asks for.</summary>
internal static class AnswerFormatReader
{
    public static AnswerFormat Of(WireRequest request)
    {
        if (!request.IsAcs3 && (request.Parameter("AccessKeyId") ?? request.Parameter("Timestamp")) is not null)
        {
            return string.Equals(request.Parameter("Format"), "JSON", StringComparison.OrdinalIgnoreCase) ? AnswerFormat.Json : AnswerFormat.Xml;
        }

        return request.Header("accept")?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true ? AnswerFormat.Xml : AnswerFormat.Json;
    }
}
