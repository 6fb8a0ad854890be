using Aliyun.Eni.Session;

namespace Aliyun.Eni.Completion;

/// <summary>The values the documentation has for a status or a type, and whatever others have been seen; and ages that people ask for.</summary>
internal sealed class OpenSetCompleter : ValueCompleter
{
    private static readonly string[] Ages = ["1d", "7d", "30d", "90d", "1y"];

    protected override IEnumerable<Candidate> Candidates(string parameterName)
    {
        var seen = RunspaceSeen.Current;
        var values = parameterName switch
        {
            "Status" => KnownValues.Statuses.Union(seen.Statuses),
            "Type" => KnownValues.Types.Union(seen.Types),
            "OlderThan" => Ages,
            _ => [],
        };
        return values.Select(static value => new Candidate(value));
    }
}
