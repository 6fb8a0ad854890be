namespace Aliyun.Eni.Emulator.Faults;

/// <summary>
/// The active faults in order; may be changed while running. Every rule counts the requests that match it. All rules that apply to a
/// request take effect: delays and paging faults add up, and of those that replace the response the first one wins.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>The active rules.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(entry => entry.Rule)];
            }
        }
    }

    /// <summary>Adds a rule, its count at zero.</summary>
    public void Add(FaultRule rule)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(rule));
        }
    }

    /// <summary>Adds rules written as text, such as "throttle:2@3 retry-after=1500".</summary>
    /// <exception cref="FormatException">The text is not a rule; nothing is added.</exception>
    public void Add(string text)
    {
        foreach (var rule in FaultParser.Parse(text))
        {
            Add(rule);
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal ActiveFaults Next(string action, string? regionId, bool hasNextToken)
    {
        lock (_gate)
        {
            return new ActiveFaults([.. _entries
                .Where(entry => entry.Rule.Matches(action, regionId, hasNextToken))
                .Where(entry => entry.Rule.Applies(++entry.Seen))
                .Select(entry => entry.Rule)]);
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public int Seen { get; set; }
    }
}
