namespace Aliyun.Eni.Emulator.Faults;

/// <summary>
/// The faults in force, in order; may be changed while running. Every rule counts the requests that match it, and all that strike
/// a request take part: delays and manners of pages add up, of faults that replace the answer the first one counts.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>The rules in force.</summary>
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
    /// <exception cref="FormatException">The text is not a rule; nothing was added.</exception>
    public void Add(string text)
    {
        foreach (var rule in FaultText.Read(text))
        {
            Add(rule);
        }
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal FaultStrike Next(string action, string? regionId, bool hasNextToken)
    {
        lock (_gate)
        {
            return new FaultStrike([.. _entries
                .Where(entry => entry.Rule.Matches(action, regionId, hasNextToken))
                .Where(entry => entry.Rule.Strikes(++entry.Seen))
                .Select(entry => entry.Rule)]);
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public int Seen { get; set; }
    }
}
