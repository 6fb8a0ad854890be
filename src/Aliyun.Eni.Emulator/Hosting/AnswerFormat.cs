namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>JSON or XML: the Accept header decides for ACS3 (default JSON), Format for RPC V1 (default XML).</summary>
internal enum AnswerFormat
{
    Json,
    Xml,
}
