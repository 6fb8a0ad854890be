using System.Xml.Linq;

namespace Aliyun.Eni.Help.Texts;

/// <summary>
/// What the documentation of a cmdlet's class says, in the conventions of XmlDoc2CmdletDoc. Beyond these, <c>&lt;para type="parameter" name="RegionId"&gt;</c>
/// tells of a parameter that the class does not declare itself, and <c>&lt;para type="input" cref="NetworkInterface"&gt;</c> of a type it takes.
/// </summary>
internal sealed class CommandText(XElement? member)
{
    public IReadOnlyList<string> Synopsis { get; } = [.. Prose.Typed(member, "synopsis").Select(Prose.Line)];

    public IReadOnlyList<string> Description { get; } = [.. Prose.Typed(member, "description").Select(Prose.Line)];

    public IReadOnlyList<ExampleText> Examples { get; } = [.. (member?.Elements("example") ?? []).Select(static example => new ExampleText(example))];

    /// <summary>Each note: its title and its paragraphs.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<string> Paragraphs)> Notes { get; } =
    [
        .. (member?.Descendants("list") ?? []).Where(static list => (string?)list.Attribute("type") == "alertSet").Elements("item")
            .Select(static item => (item.Element("term") is { } term ? Prose.Line(term) : string.Empty, ParagraphsOf(item.Element("description")))),
    ];

    /// <summary>Related links: their texts and addresses.</summary>
    public IReadOnlyList<(string Text, string? Uri)> Links { get; } =
        [.. Prose.Typed(member, "link").Select(static link => (Prose.Line(link), (string?)link.Attribute("uri")))];

    /// <summary>Types that the pipeline takes: their full names and what becomes of them.</summary>
    public IReadOnlyList<(string Type, string Text)> Inputs { get; } =
        [.. Prose.Typed(member, "input").Select(static input => (((string?)input.Attribute("cref") ?? string.Empty).Split(':')[^1], Prose.Line(input)))];

    /// <summary>What is said of a parameter the class does not declare itself.</summary>
    public IReadOnlyList<string> Parameter(string name) =>
        [.. Prose.Typed(member, "parameter").Where(para => (string?)para.Attribute("name") == name).Select(Prose.Line)];

    private static string[] ParagraphsOf(XElement? element) => element is null ? []
        : element.Elements("para").Any() ? [.. element.Elements("para").Select(Prose.Line)]
        : Prose.NotEmpty(Prose.Line(element));
}
