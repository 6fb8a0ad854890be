using Aliyun.Eni.Session;

namespace Aliyun.Eni.Completion;

/// <summary>The regions that are known, with their names.</summary>
internal sealed class RegionIdCompleter : ValueCompleter
{
    protected override IEnumerable<Candidate> Candidates(string parameterName) =>
        RunspaceSeen.Current.Regions.Select(static region => new Candidate(region.Key, region.Value, () => region.Value));
}
