using Aliyun.Eni.Help.Facts;
using Aliyun.Eni.Help.Texts;

namespace Aliyun.Eni.Help;

/// <summary>A cmdlet: the engine's facts with the words for them.</summary>
internal sealed class CommandHelp
{
    public CommandHelp(Type type, Documentation texts)
    {
        Facts = new CmdletFacts(type);
        Text = new CommandText(texts.OfType(type));
        Parameters = [.. Facts.Parameters.Select(facts => ParameterHelp.Of(facts, Text, texts))];
        Outputs = [.. Facts.OutputTypes.Select(output => (output.FullName!, Prose.Paragraphs(texts.OfType(output)?.Element("summary"), "description")))];
    }

    public CmdletFacts Facts { get; }

    public CommandText Text { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<ParameterHelp> Parameters { get; }

    /// <summary>The types of what is written, and what they are.</summary>
    public IReadOnlyList<(string Type, IReadOnlyList<string> Description)> Outputs { get; }
}
