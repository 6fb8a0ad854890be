using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aliyun.Eni.Help.Texts;

/// <summary>Plain text of what stands in XML documentation.</summary>
internal static partial class Prose
{
    /// <summary>One paragraph: line breaks and indents of the source are spaces.</summary>
    public static string Line(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    /// <summary>The paragraphs of an element: its para elements of a type, or else its whole text.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element, string type)
    {
        string[] lines = [.. Typed(element, type).Select(Line)];
        return lines.Length > 0 || element is null || element.Elements("para").Any() ? lines : NotEmpty(Line(element));
    }

    /// <summary>The para elements of a type, below an element.</summary>
    public static IEnumerable<XElement> Typed(XElement? element, string type) =>
        element?.Descendants("para").Where(para => (string?)para.Attribute("type") == type) ?? [];

    /// <summary>Code, its lines without the indent they have in common.</summary>
    public static string Code(XElement element)
    {
        string[] lines = [.. element.Value.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())];

        // What follows the opening tag has no indent of its own.
        var indent = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, i) => i > 0 && line.Length > 0 ? line[indent..] : line)).Trim('\n');
    }

    public static string[] NotEmpty(string text) => text.Length == 0 ? [] : [text];

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
    private static partial Regex Spaces();
}
