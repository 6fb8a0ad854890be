using System.Xml.Linq;

namespace Aliyun.Eni.Help.Writing;

/// <summary>The namespaces of MAML, and its paragraph.</summary>
internal static class MamlNames
{
    public static readonly XNamespace Items = "http://msh";

    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> texts) => texts.Select(static text => new XElement(Maml + "para", text));

    public static XElement TypeNamed(string name) => new(Dev + "type", new XElement(Maml + "name", name));
}
