using System.Text;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Emulator.Actions;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Tests.Help;

/// <summary>A response of DescribeNetworkInterfaces as somebody has saved it.</summary>
internal static class SavedResponse
{
    public static string Json(IReadOnlyList<EniRow> rows)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            Write(new JsonAnswerWriter(json, singleAsObject: false), rows);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    public static string Xml(IReadOnlyList<EniRow> rows)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("DescribeNetworkInterfacesResponse");
            Write(new XmlAnswerWriter(xml), rows);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(IAnswerWriter answer, IReadOnlyList<EniRow> rows)
    {
        answer.Text("RequestId", "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E");
        answer.StartList("NetworkInterfaceSets", "NetworkInterfaceSet", rows.Count);
        foreach (var row in rows)
        {
            NetworkInterfaceWriter.Write(answer, row);
        }

        answer.EndList();
    }
}
