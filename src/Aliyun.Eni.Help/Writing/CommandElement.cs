using System.Xml.Linq;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>A cmdlet.</summary>
internal static class CommandElement
{
    public static XElement Of(CommandHelp command) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        Details(command),
        new XElement(Maml + "description", Paragraphs(command.Text.Description)),
        new XElement(Command + "syntax", command.Facts.ParameterSets.Select(set => SyntaxElement.Of(command, set))),
        new XElement(Command + "parameters", command.Parameters.Select(ParameterElement.Of)),
        TypeElements.Inputs(command),
        TypeElements.Outputs(command),
        Notes(command),
        new XElement(Command + "examples", command.Text.Examples.Select(ExampleElement.Of)),
        new XElement(Command + "relatedLinks", command.Text.Links.Select(Link)));

    private static XElement Details(CommandHelp command) => new(
        Command + "details",
        new XElement(Command + "name", command.Facts.Name),
        new XElement(Command + "verb", command.Facts.Verb),
        new XElement(Command + "noun", command.Facts.Noun),
        new XElement(Maml + "description", Paragraphs(command.Text.Synopsis)));

    // Get-Help prints the notes line by line, and no title of one: the title begins the text, and an empty paragraph ends it.
    private static XElement Notes(CommandHelp command) => new(
        Maml + "alertSet",
        command.Text.Notes.Select(static note => new XElement(Maml + "alert", Paragraphs([.. Titled(note.Title, note.Paragraphs), string.Empty]))));

    // A note called Notes has no title.
    private static IEnumerable<string> Titled(string title, IReadOnlyList<string> paragraphs) =>
        title is "" or "Note" or "Notes" ? paragraphs : [$"{title}: {paragraphs[0]}", .. paragraphs.Skip(1)];

    private static XElement Link((string Text, string? Uri) link) => new(
        Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Uri ?? string.Empty));
}
