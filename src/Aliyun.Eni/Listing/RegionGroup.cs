using Aliyun.Eni.Session;

namespace Aliyun.Eni.Listing;

/// <summary>The listings of one region with one profile: asked one after another, while other groups are asked beside them.</summary>
internal sealed record RegionGroup(Connection Connection, IReadOnlyList<EniQuery> Queries)
{
    /// <summary>The listings to look further in, should addresses be held by no row of any region.</summary>
    public IReadOnlyList<EniQuery> Then { get; init; } = [];

    /// <summary>Whether other profiles are asked too: one without credentials does not end the command then.</summary>
    public bool IsOneOfSeveralProfiles { get; init; }
}
