using System.Xml.Linq;
using Aliyun.Eni.Help.Facts;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>How a cmdlet is called, for one parameter set.</summary>
internal static class SyntaxElement
{
    public static XElement Of(CommandHelp command, IEnumerable<ParameterFacts> parameters) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", command.Facts.Name),
        parameters.Select(static one => ParameterElement.Of(one, [], one.IsSwitch ? null : ParameterElement.Value(one), null)));
}
