namespace Aliyun.Eni.Emulator.Faults;

/// <summary>One fault: which requests it strikes, and what it does to them.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>A Count without end.</summary>
    public const int Forever = int.MaxValue;

    /// <summary>Strikes only this action; null strikes all.</summary>
    public string? Action { get; init; }

    /// <summary>Strikes only this region; null strikes all.</summary>
    public string? RegionId { get; init; }

    /// <summary>Strikes only requests with (true) or without (false) a NextToken; null strikes both.</summary>
    public bool? HasNextToken { get; init; }

    /// <summary>The first matching request it strikes, from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many matching requests it strikes in a row.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The HTTP status, where the kind has one.</summary>
    public int? Status { get; init; }

    /// <summary>The service's error code, where the kind has one.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message, where the kind has one.</summary>
    public string? Message { get; init; }

    /// <summary>x-acs-retry-after, milliseconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The length of a delay.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>Bytes, where the kind counts them.</summary>
    public int? Bytes { get; init; }

    /// <summary>The depth of nesting.</summary>
    public int? Depth { get; init; }

    /// <summary>Cut a chunked body.</summary>
    public bool Chunked { get; init; }

    /// <summary>Names of members to leave out.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The rule as <see cref="FaultText"/> reads it.</summary>
    public override string ToString() => FaultText.Write(this);

    internal bool Matches(string action, string? regionId, bool hasNextToken) =>
        (Action is null || Action == action)
        && (RegionId is null || RegionId == regionId)
        && (HasNextToken is null || HasNextToken == hasNextToken);

    /// <summary>Whether it strikes the request that is the seen-th match.</summary>
    internal bool Strikes(int seen) => seen >= Nth && (Count == Forever || seen - Nth < Count);
}
