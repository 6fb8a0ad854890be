using System.Globalization;
using System.Xml.Linq;
using Aliyun.Eni.Help.Texts;
using static Aliyun.Eni.Help.Writing.MamlNames;

namespace Aliyun.Eni.Help.Writing;

/// <summary>
/// An example, with a number and what it is for as its title. Get-Help would print an introduction and the code in one line, and the next title right
/// behind the remarks: the introduction is in the title, and the remarks end with an empty paragraph.
/// </summary>
internal static class ExampleElement
{
    public static XElement Of(ExampleText example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"Example {index + 1}: {example.Introduction[0]}")),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs([.. example.Introduction.Skip(1), .. example.Remarks, string.Empty])));
}
