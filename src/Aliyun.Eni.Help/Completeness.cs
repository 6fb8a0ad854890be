namespace Aliyun.Eni.Help;

/// <summary>What a user would look for in vain.</summary>
internal static class Completeness
{
    private const int FewestExamples = 3;

    /// <returns>A sentence for each thing that is missing.</returns>
    public static IEnumerable<string> MissingFrom(CommandHelp command)
    {
        var name = command.Facts.Name;
        var text = command.Text;
        if (text.Synopsis.Count == 0)
        {
            yield return $"{name} has no synopsis: <para type=\"synopsis\"> in the summary of its class.";
        }

        if (text.Description.Count == 0)
        {
            yield return $"{name} has no description: <para type=\"description\"> in the summary of its class.";
        }

        if (text.Examples.Count(static example => example is { Code.Length: > 0, Introduction.Count: > 0 }) is var count and < FewestExamples)
        {
            yield return $"{name} has {count} examples with a <para> and a <code>, and needs {FewestExamples}.";
        }

        if (text.Notes.Count == 0)
        {
            yield return $"{name} has no notes: <list type=\"alertSet\"> on its class.";
        }

        foreach (var parameter in command.Parameters.Where(static parameter => parameter.Description.Count == 0))
        {
            yield return $"{name} -{parameter.Facts.Name} has no description: <para type=\"description\"> in the summary of the property.";
        }

        foreach (var output in command.Outputs.Where(static output => output.Description.Count == 0))
        {
            yield return $"{name} writes {output.Type}, which has no summary.";
        }
    }
}
