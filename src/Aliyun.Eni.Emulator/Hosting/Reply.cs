using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>An answer or error of the service.</summary>
internal sealed record Reply(int Status, AnswerFormat Format, string RequestId, string RootName, Action<IAnswerWriter> Write)
    : Outgoing(Status, Format == AnswerFormat.Json ? "application/json;charset=utf-8" : "text/xml;charset=utf-8")
{
    // The service sends UTF-8 as it is, not \u escapes.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly XmlWriterSettings XmlOptions = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>x-acs-retry-after, milliseconds.</summary>
    public int? RetryAfter { get; init; }

    public override IEnumerable<(string Name, string Value)> Headers => RetryAfter is { } wait
        ? [("x-acs-request-id", RequestId), ("x-acs-retry-after", wait.ToString(CultureInfo.InvariantCulture))]
        : [("x-acs-request-id", RequestId)];

    public static Reply Error(ServiceException error, AnswerFormat format, string requestId, string host) =>
        new(error.Status, format, requestId, "Error", answer =>
        {
            answer.Text("HostId", host);
            answer.Text("Code", error.Code);
            answer.Text("Message", error.Message);
            answer.Text("Recommend", $"https://api.aliyun.com/troubleshoot?q={error.Code}&product=Ecs&requestId={requestId}");
        });

    public override void WriteTo(IBufferWriter<byte> target, FaultStrike strike)
    {
        if (Format == AnswerFormat.Json)
        {
            using var json = new Utf8JsonWriter(target, JsonOptions);
            json.WriteStartObject();
            WriteMembers(new JsonAnswerWriter(json, strike.SingleAsObject), strike);
            json.WriteEndObject();
            return;
        }

        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, XmlOptions))
        {
            xml.WriteStartElement(RootName);
            WriteMembers(new XmlAnswerWriter(xml), strike);
            xml.WriteFullEndElement();
        }

        // Not BuffersExtensions.Write: Kestrel's pipe gives spans without a size hint that it cannot work with.
        var length = (int)stream.Length;
        stream.GetBuffer().AsSpan(0, length).CopyTo(target.GetSpan(length));
        target.Advance(length);
    }

    private void WriteMembers(IAnswerWriter answer, FaultStrike strike)
    {
        var target = strike.Drop is { } rule ? new DroppingWriter(answer, rule.Members) : answer;
        target.Text(nameof(RequestId), RequestId);
        Write(target);
    }
}
