using System.Xml.Linq;
using Aliyun.Eni.Help.Facts;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>A parameter with its facts.</summary>
internal static class ParameterElement
{
    public static XElement Of(ParameterHelp parameter) => Of(parameter.Facts, parameter.Paragraphs, Value(parameter.Facts), parameter.Default);

    public static XElement Of(ParameterFacts facts, IEnumerable<string> description, XElement? value, string? byDefault) => new(
        Command + "parameter",
        new XAttribute("required", facts.IsMandatory),
        new XAttribute("variableLength", facts.Type.IsArray),
        new XAttribute("globbing", facts.TakesWildcards),
        new XAttribute("pipelineInput", facts.Pipeline),
        new XAttribute("position", facts.Position),
        new XAttribute("aliases", facts.Aliases),
        new XElement(Maml + "name", facts.Name),
        new XElement(Maml + "description", Paragraphs(description)),
        value,
        TypeNamed(facts.Type.FullName!),
        byDefault is null ? null : new XElement(Dev + "defaultValue", byDefault),
        facts.Values.Count == 0 ? null : new XElement(Command + "parameterValueGroup", facts.Values.Select(static one => Value(one, required: false))));

    public static XElement Value(ParameterFacts facts) => Value(facts.Type.Name, required: !facts.IsSwitch);

    private static XElement Value(string text, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", false), text);
}
