namespace Aliyun.Eni.Help;

/// <summary>Checks that the help is complete.</summary>
internal static class Validation
{
    private const int MinExamples = 3;

    /// <returns>A sentence for each error.</returns>
    public static IEnumerable<string> Errors(IReadOnlyList<CmdletHelp> cmdlets, IReadOnlyList<AboutTopic> topics)
    {
        var names = topics.Select(static topic => topic.Name).Concat(cmdlets.Select(static cmdlet => cmdlet.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. cmdlets.SelectMany(cmdlet => Errors(cmdlet, names)), .. topics.SelectMany(static topic => topic.Errors)];
    }

    private static IEnumerable<string> Errors(CmdletHelp cmdlet, HashSet<string> names)
    {
        if (cmdlet.Synopsis.Length == 0)
        {
            yield return $"{cmdlet.Name} has no synopsis. Add <summary> to its help.";
        }

        if (cmdlet.Description.Count == 0)
        {
            yield return $"{cmdlet.Name} has no description. Add <remarks> to its help.";
        }

        if (cmdlet.Examples.Count(static example => example is { Code.Length: > 0, Introduction.Count: > 0 }) is var count and < MinExamples)
        {
            yield return $"{cmdlet.Name} has {count} examples with a <para> and a <code>. At least {MinExamples} are required.";
        }

        if (!cmdlet.Notes.Any(static note => note.Paragraphs.Count > 0))
        {
            yield return $"{cmdlet.Name} has no notes. Add <note> to its help.";
        }

        foreach (var parameter in cmdlet.Parameters.Where(static parameter => parameter.Description.Count == 0))
        {
            yield return $"{cmdlet.Name} -{parameter.Name} has no description. Add <summary> to the help of the parameter.";
        }

        foreach (var (type, _) in cmdlet.Outputs.Where(static output => output.Description.Count == 0))
        {
            yield return $"{cmdlet.Name} writes {type}, which has no summary.";
        }

        foreach (var (text, _) in cmdlet.Links.Where(link => link.Address is null && !names.Contains(link.Text)))
        {
            yield return $"{cmdlet.Name} links to {text}, which is neither a cmdlet nor a topic.";
        }
    }
}
