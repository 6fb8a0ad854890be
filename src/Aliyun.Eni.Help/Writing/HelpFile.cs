using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>The file Get-Help reads.</summary>
internal static class HelpFile
{
    public static void Write(string path, IEnumerable<CommandHelp> commands)
    {
        var document = new XDocument(
            new XElement(Items + "helpItems", new XAttribute("schema", "maml"), commands.Select(CommandElement.Of)));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        document.Save(writer);
    }
}
