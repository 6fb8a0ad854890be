using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Responses;

/// <summary>Renders the service's responses and errors: a tree, as JSON or as XML.</summary>
internal static class ServiceResponse
{
    // The service sends UTF-8 as it is, without \u escapes.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly XmlWriterSettings XmlOptions = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    public static HttpReply Success(string action, JsonObject body, string requestId, bool asXml, ActiveFaults faults) =>
        Create(200, $"{action}Response", body, requestId, asXml, faults) with { IsChunked = !faults.EditsBytes };

    public static HttpReply Error(ServiceException error, string host, string requestId, bool asXml, ActiveFaults faults)
    {
        var body = new JsonObject
        {
            ["HostId"] = host,
            ["Code"] = error.Code,
            ["Message"] = error.Message,
            ["Recommend"] = $"https://api.aliyun.com/troubleshoot?q={error.Code}&product=Ecs&requestId={requestId}",
        };
        var reply = Create(error.Status, "Error", body, requestId, asXml, faults);
        return faults.Refusal?.RetryAfter is { } wait
            ? reply with { Headers = [.. reply.Headers, ("x-acs-retry-after", wait.ToString(CultureInfo.InvariantCulture))] }
            : reply;
    }

    /// <summary>Renders a tree as JSON.</summary>
    public static void WriteJson(JsonObject root, IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target, JsonOptions);
        root.WriteTo(json);
    }

    /// <summary>Renders a tree as XML: an array is its element repeated.</summary>
    public static byte[] ToXml(string rootName, JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, XmlOptions))
        {
            Write(xml, rootName, Materialize(root));
        }

        return stream.ToArray();
    }

    private static HttpReply Create(int status, string rootName, JsonObject body, string requestId, bool asXml, ActiveFaults faults)
    {
        body.Insert(0, "RequestId", requestId);
        var edits = faults.TreeEdits.ToArray();
        if (edits.Length > 0)
        {
            body = Materialize(body);
        }

        foreach (var rule in edits)
        {
            ResponseEditor.Apply(rule, body);
        }

        var reply = asXml
            ? new HttpReply(status, "text/xml;charset=utf-8", ToXml(rootName, body))
            : new HttpReply(status, "application/json;charset=utf-8", target => WriteJson(body, target));
        return reply with { Headers = [("x-acs-request-id", requestId)] };
    }

    /// <summary>A tree of plain nodes, also where rows are serialized only when written.</summary>
    private static JsonObject Materialize(JsonObject root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteJson(root, buffer);
        return (JsonObject)JsonNode.Parse(buffer.WrittenSpan)!;
    }

    private static void Write(XmlWriter xml, string name, JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Write(xml, name, item);
            }

            return;
        }

        // The documentation shows <AssociatedPublicIp></AssociatedPublicIp>, never the short form.
        xml.WriteStartElement(name);
        if (node is JsonObject found)
        {
            foreach (var (member, value) in found)
            {
                Write(xml, member, value);
            }
        }
        else if (node is not null)
        {
            xml.WriteString(node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString());
        }

        xml.WriteFullEndElement();
    }
}
