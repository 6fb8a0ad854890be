using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aliyun.Eni.Help;

/// <summary>The documentation files that the compiler wrote: the module's, and those of the assemblies beside it, whose types the cmdlets write.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(IEnumerable<XElement> members) =>
        _members = members.DistinctBy(static member => (string)member.Attribute("name")!).ToDictionary(static member => (string)member.Attribute("name")!);

    /// <param name="path">The file of the module.</param>
    /// <param name="folder">The folder with the other files.</param>
    public static XmlDocs Read(string path, string folder) => new(
        Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).Prepend(path)
            .SelectMany(static file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")));

    public XElement? OfType(Type type) => _members.GetValueOrDefault($"T:{type.FullName}");

    public XElement? OfProperty(Type type, string name) => _members.GetValueOrDefault($"P:{type.FullName}.{name}");

    /// <summary>The text of an element in one line.</summary>
    public static string Line(XElement element) => Whitespace().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    /// <summary>The para elements of an element, or its whole text where it has none.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element) => element is null ? []
        : element.Elements("para").Any() ? [.. element.Elements("para").Select(Line)]
        : Line(element) is { Length: > 0 } text ? [text]
        : [];

    /// <summary>Code, without the indentation that its lines share.</summary>
    public static string Code(XElement element)
    {
        string[] lines = [.. element.Value.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())];

        // The first line follows the opening tag, so it isn't indented.
        var indent = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, i) => i > 0 && line.Length > 0 ? line[indent..] : line)).Trim('\n');
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => Target(see),
        XElement { Name.LocalName: "paramref" } parameter => (string?)parameter.Attribute("name") ?? string.Empty,
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => string.Empty,
    };

    private static string Target(XElement see) => (see.Value, (string?)see.Attribute("langword"), (string?)(see.Attribute("cref") ?? see.Attribute("href"))) switch
    {
        ({ Length: > 0 } text, _, _) => text,
        (_, { } word, _) => "$" + word,
        (_, _, { } member) => member.Contains("//", StringComparison.Ordinal) ? member : member.Split('(')[0].Split('.', ':')[^1],
        _ => string.Empty,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
