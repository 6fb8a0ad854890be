using System.Xml.Linq;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>What comes down the pipeline, and what goes on.</summary>
internal static class TypeElements
{
    public static XElement Inputs(CommandHelp command) => new(
        Command + "inputTypes",
        ByValue(command).Concat(command.Text.Inputs).Concat(ByProperty(command)).DefaultIfEmpty((Type: "None", Text: "Nothing is taken from the pipeline."))
            .Select(static one => Of("inputType", one.Type, [one.Text])));

    public static XElement Outputs(CommandHelp command) => new(
        Command + "returnValues",
        command.Outputs.DefaultIfEmpty((Type: "None", Description: ["Nothing is written."])).Select(static one => Of("returnValue", one.Type, one.Description)));

    private static IEnumerable<(string Type, string Text)> ByValue(CommandHelp command) => command.Facts.Parameters
        .Where(static parameter => parameter.TakesValue)
        .Select(static parameter => ((parameter.Type.GetElementType() ?? parameter.Type).FullName!, $"Taken for -{parameter.Name}."));

    private static IEnumerable<(string Type, string Text)> ByProperty(CommandHelp command)
    {
        var names = command.Facts.Parameters.Where(static parameter => parameter.TakesProperty)
            .Select(static parameter => parameter.Aliases == "none" ? parameter.Name : $"{parameter.Name} ({parameter.Aliases})").ToList();
        return names.Count == 0 ? []
            : [("System.Management.Automation.PSObject", $"An object with properties that are named as parameters: {string.Join(", ", names)}.")];
    }

    private static XElement Of(string name, string type, IEnumerable<string> description) =>
        new(Command + name, TypeNamed(type), new XElement(Maml + "description", Paragraphs(description)));
}
