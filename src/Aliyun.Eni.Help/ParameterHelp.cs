using System.Globalization;
using Aliyun.Eni.Help.Facts;
using Aliyun.Eni.Help.Texts;

namespace Aliyun.Eni.Help;

/// <summary>A parameter: the engine's facts with the words for them.</summary>
/// <param name="Facts">What the engine knows.</param>
/// <param name="Description">What the documentation says; nothing when it says nothing.</param>
/// <param name="Default">What counts where the parameter is not given.</param>
internal sealed record ParameterHelp(ParameterFacts Facts, IReadOnlyList<string> Description, string Default)
{
    /// <summary>Words of the cmdlet's class first, then of the property, then those for the engine's own parameters.</summary>
    public static ParameterHelp Of(ParameterFacts facts, CommandText command, Documentation texts)
    {
        var member = facts.DeclaringType is { } type ? texts.OfProperty(type, facts.Name) : null;
        var description = command.Parameter(facts.Name) is { Count: > 0 } special ? special
            : facts.DeclaringType is null ? EngineTexts.Of(facts.Name)
            : Prose.Paragraphs(member?.Element("summary"), "description");

        // <value> for what no initial value tells: a default that is decided later.
        var value = member?.Element("value") is { } said ? Prose.Line(said) : facts.Default;
        return new ParameterHelp(facts, description, value ?? "None");
    }

    /// <summary>The description, and which values are accepted.</summary>
    public IEnumerable<string> Paragraphs => Accepted is { Length: > 0 } accepted ? Description.Append(accepted) : Description;

    private string Accepted => string.Join(' ', Parts());

    private IEnumerable<string> Parts()
    {
        if (Facts.Values.Count > 0)
        {
            yield return $"Accepted values: {string.Join(", ", Facts.Values)}.";
        }

        if (Facts.Range is var (smallest, largest))
        {
            yield return largest is int.MaxValue or long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"Accepted values: {smallest} and more.")
                : string.Create(CultureInfo.InvariantCulture, $"Accepted values: {smallest} to {largest}.");
        }

        if (Facts.IsCompleted)
        {
            yield return "TAB completes the value.";
        }
    }
}
