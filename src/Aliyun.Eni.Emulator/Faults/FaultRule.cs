namespace Aliyun.Eni.Emulator.Faults;

/// <summary>One fault: the requests it applies to, and its effect.</summary>
/// <param name="Kind">The effect.</param>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>A Count without limit.</summary>
    public const int Forever = int.MaxValue;

    /// <summary>Only this action; null for all.</summary>
    public string? Action { get; init; }

    /// <summary>Only this region; null for all.</summary>
    public string? RegionId { get; init; }

    /// <summary>Only requests with (true) or without (false) a NextToken; null for both.</summary>
    public bool? HasNextToken { get; init; }

    /// <summary>The first matching request it applies to, from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>The number of matching requests in a row it applies to.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The HTTP status, where the kind has one.</summary>
    public int? Status { get; init; }

    /// <summary>The service's error code, where the kind has one.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message, where the kind has one.</summary>
    public string? Message { get; init; }

    /// <summary>x-acs-retry-after, milliseconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Milliseconds of a delay or a lag.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>Bytes, where the kind has them.</summary>
    public int? Bytes { get; init; }

    /// <summary>The depth of nesting.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether to truncate a chunked body.</summary>
    public bool Chunked { get; init; }

    /// <summary>Names of members to leave out.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The name of a header, member or list.</summary>
    public string? Name { get; init; }

    /// <summary>The new name of a member.</summary>
    public string? To { get; init; }

    /// <summary>The new value of a header, member or item.</summary>
    public string? Value { get; init; }

    /// <summary>The rule in the language of <see cref="FaultParser"/>.</summary>
    public override string ToString() => FaultParser.Format(this);

    internal bool Matches(string action, string? regionId, bool hasNextToken) =>
        (Action is null || Action == action)
        && (RegionId is null || RegionId == regionId)
        && (HasNextToken is null || HasNextToken == hasNextToken);

    /// <summary>Whether it applies to the seen-th matching request.</summary>
    internal bool Applies(int seen) => seen >= Nth && (Count == Forever || seen - Nth < Count);
}
