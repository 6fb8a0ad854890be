using System.Xml.Linq;

namespace Aliyun.Eni.Help.Texts;

/// <summary>An example: what it is for, the code, what comes of it.</summary>
internal sealed class ExampleText(XElement example)
{
    public IReadOnlyList<string> Introduction { get; } = [.. example.Elements("para").TakeWhile(para => para.IsBefore(example.Element("code"))).Select(Prose.Line)];

    public string Code { get; } = example.Element("code") is { } code ? Prose.Code(code) : string.Empty;

    public IReadOnlyList<string> Remarks { get; } = [.. example.Elements("para").Where(para => para.IsAfter(example.Element("code"))).Select(Prose.Line)];
}
