using Aliyun.Eni.Session;

namespace Aliyun.Eni.Completion;

/// <summary>The values the documentation has for a status or a type, and whatever others have been seen.</summary>
internal sealed class OpenSetCompleter : ValueCompleter
{
    private static readonly string[] Statuses = ["Available", "InUse", "Attaching", "Detaching", "Creating", "Deleting", "CreateFailed"];

    private static readonly string[] Types = ["Primary", "Secondary", "Trunk", "Member"];

    protected override IEnumerable<Candidate> Candidates(string parameterName)
    {
        var seen = RunspaceSeen.Current;
        var values = parameterName switch
        {
            "Status" => Statuses.Union(seen.Statuses),
            "Type" => Types.Union(seen.Types),
            _ => [],
        };
        return values.Select(static value => new Candidate(value));
    }
}
