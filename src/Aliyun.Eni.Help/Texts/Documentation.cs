using System.Xml.Linq;

namespace Aliyun.Eni.Help.Texts;

/// <summary>The XML documentation files of a build: the module's, and those of the assemblies beside it, whose types it writes.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    private Documentation(IEnumerable<XElement> members) =>
        _members = members.DistinctBy(static member => (string)member.Attribute("name")!).ToDictionary(static member => (string)member.Attribute("name")!);

    /// <param name="path">The file of the module.</param>
    /// <param name="folder">Where the others are.</param>
    public static Documentation Read(string path, string folder) => new(
        Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).Prepend(path)
            .SelectMany(static file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")));

    public XElement? OfType(Type type) => _members.GetValueOrDefault($"T:{type.FullName}");

    public XElement? OfProperty(Type type, string name) => _members.GetValueOrDefault($"P:{type.FullName}.{name}");
}
