using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Aliyun.Eni.Help;

/// <summary>Writes the help of cmdlets as MAML, the format that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void Write(string path, IEnumerable<CmdletHelp> cmdlets)
    {
        var document = new XDocument(new XElement(Items + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Cmdlet)));
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        document.Save(writer);
    }

    private static XElement Cmdlet(CmdletHelp cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Description([cmdlet.Synopsis])),
        Description(cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => Syntax(cmdlet.Name, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(static one => Parameter(one, one.Paragraphs, Value(one), new XElement(Dev + "defaultValue", one.Default)))),
        new XElement(Command + "inputTypes", Inputs(cmdlet).Select(static one => Typed("inputType", one.Type, [one.Text]))),
        new XElement(
            Command + "returnValues",
            cmdlet.Outputs.DefaultIfEmpty((Type: "None", Description: ["The cmdlet writes no objects."])).Select(static one => Typed("returnValue", one.Type, one.Description))),
        new XElement(Maml + "alertSet", cmdlet.Notes.Select(static note => Note(note.Title, note.Paragraphs))),
        new XElement(Command + "examples", cmdlet.Examples.Select(static (example, i) => Example(i + 1, example.Introduction, example.Code, example.Remarks))),
        new XElement(Command + "relatedLinks", cmdlet.Links.Select(static link => new XElement(
            Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Address ?? string.Empty)))));

    private static XElement Syntax(string cmdlet, IEnumerable<ParameterHelp> parameters) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet),
        parameters.Select(static one => Parameter(one, [], one.IsSwitch ? null : Value(one), null)));

    private static XElement Parameter(ParameterHelp parameter, IEnumerable<string> description, XElement? value, XElement? defaultValue) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsMandatory),
        new XAttribute("variableLength", parameter.Type.IsArray),
        new XAttribute("globbing", parameter.TakesWildcards),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position),
        new XAttribute("aliases", parameter.Aliases),
        new XElement(Maml + "name", parameter.Name),
        Description(description),
        value,
        Type(parameter.Type.FullName!),
        defaultValue,
        parameter.AcceptedValues.Count == 0 ? null
            : new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(static accepted => Value(accepted, required: false))));

    private static XElement Value(ParameterHelp parameter) => Value(parameter.Type.Name, required: !parameter.IsSwitch);

    private static XElement Value(string text, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", false), text);

    private static IEnumerable<(string Type, string Text)> Inputs(CmdletHelp cmdlet)
    {
        var byValue = cmdlet.Parameters.Where(static one => one.TakesValue)
            .Select(static one => (Type: (one.Type.GetElementType() ?? one.Type).FullName!, Text: $"You can pipe this type to -{one.Name}."));
        string[] properties =
        [
            .. cmdlet.Parameters.Where(static one => one.TakesProperty).Select(static one => one.Aliases == "none" ? one.Name : $"{one.Name} ({one.Aliases})"),
        ];
        IEnumerable<(string, string)> byProperty = properties.Length == 0 ? []
            : [("System.Management.Automation.PSObject", $"You can pipe objects with properties that have the names of parameters: {string.Join(", ", properties)}.")];
        return byValue.Concat(cmdlet.Inputs).Concat(byProperty).DefaultIfEmpty(("None", "You can't pipe objects to the cmdlet."));
    }

    // Get-Help prints notes line by line and without their titles: the title starts the text, and an empty paragraph separates the notes.
    private static XElement Note(string title, IReadOnlyList<string> paragraphs)
    {
        IEnumerable<string> titled = title.Length == 0 ? paragraphs : [$"{title}: {paragraphs[0]}", .. paragraphs.Skip(1)];
        return new(Maml + "alert", Paragraphs([.. titled, string.Empty]));
    }

    // Get-Help prints the introduction and the code in one line: the introduction is the title instead, and an empty paragraph separates the examples.
    private static XElement Example(int number, IReadOnlyList<string> introduction, string code, IReadOnlyList<string> remarks) => new(
        Command + "example",
        new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"Example {number}: {introduction[0]}")),
        new XElement(Dev + "code", code),
        new XElement(Dev + "remarks", Paragraphs([.. introduction.Skip(1), .. remarks, string.Empty])));

    private static XElement Typed(string name, string type, IEnumerable<string> description) => new(Command + name, Type(type), Description(description));

    private static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> texts) => texts.Select(static text => new XElement(Maml + "para", text));
}
