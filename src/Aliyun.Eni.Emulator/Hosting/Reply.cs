using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>What goes back, as long as no fault spoils it.</summary>
internal sealed record Reply(int Status, AnswerFormat Format, string RequestId, string RootName, Action<IAnswerWriter> Write)
{
    // The service sends UTF-8 as it is, not \u escapes.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly XmlWriterSettings XmlOptions = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    public int? RetryAfter { get; init; }

    public string ContentType => Format == AnswerFormat.Json ? "application/json;charset=utf-8" : "text/xml;charset=utf-8";

    public static Reply Error(ServiceException error, AnswerFormat format, string requestId, string host) =>
        new(error.Status, format, requestId, "Error", answer =>
        {
            answer.Text("HostId", host);
            answer.Text("Code", error.Code);
            answer.Text("Message", error.Message);
            answer.Text("Recommend", $"https://api.aliyun.com/troubleshoot?q={error.Code}&product=Ecs&requestId={requestId}");
        });

    public void WriteTo(IBufferWriter<byte> target, bool singleAsObject)
    {
        if (Format == AnswerFormat.Json)
        {
            WriteJson(target, singleAsObject);
        }
        else
        {
            WriteXml(target);
        }
    }

    private void WriteJson(IBufferWriter<byte> target, bool singleAsObject)
    {
        using var json = new Utf8JsonWriter(target, JsonOptions);
        json.WriteStartObject();
        json.WriteString(nameof(RequestId), RequestId);
        Write(new JsonAnswerWriter(json, singleAsObject));
        json.WriteEndObject();
    }

    private void WriteXml(IBufferWriter<byte> target)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, XmlOptions))
        {
            xml.WriteStartElement(RootName);
            xml.WriteElementString(nameof(RequestId), RequestId);
            Write(new XmlAnswerWriter(xml));
            xml.WriteFullEndElement();
        }

        target.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
