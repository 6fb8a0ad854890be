namespace Aliyun.Eni.Lifecycle;

/// <summary>Tracks the change of one network interface: the states that were read and the requests that were sent.</summary>
/// <param name="clock">Measures the times.</param>
/// <param name="timeout">How long the change may take.</param>
/// <param name="isKnown">Whether the network interface exists for certain, or did: it came from the pipeline as an object.</param>
/// <param name="isNew">Whether it may be so new that reads don't show it yet.</param>
internal sealed class ChangeTracker(TimeProvider clock, TimeSpan timeout, bool isKnown, bool isNew = false)
{
    /// <summary>The maximum time that reads may return the state before a change.</summary>
    public static readonly TimeSpan MaxReadLag = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Request> _requests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _formerInstances = new(StringComparer.Ordinal);
    private long _started = clock.GetTimestamp();
    private long _waitingSince = clock.GetTimestamp();

    /// <summary>Whether reads may not show the network interface yet.</summary>
    public bool MayBeUnlisted => isNew && !HasSent && Elapsed < MaxReadLag;

    /// <summary>Whether the network interface exists for certain, or did.</summary>
    public bool IsKnown { get; private set; } = isKnown;

    /// <summary>Whether a request has been sent that may have changed something.</summary>
    public bool HasSent { get; set; }

    /// <summary>The last state that was read; <see langword="null"/> when it wasn't listed.</summary>
    public NetworkInterface? LastSeen { get; private set; }

    /// <summary>The last state that was listed; <see langword="null"/> when it never was.</summary>
    public NetworkInterface? LastListed { get; private set; }

    /// <summary>The instance that a read first showed, before the change or in it; <see langword="null"/> for none.</summary>
    public string? FirstInstanceId { get; set; }

    /// <summary>How long the change has taken.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>
    /// How long to wait before the next read: a third of the time waited so far, so that the end is noticed soon after a short wait and a long one costs
    /// few requests.
    /// </summary>
    public TimeSpan Interval
    {
        get
        {
            var third = clock.GetElapsedTime(_waitingSince) / 3;
            return third < MinInterval ? MinInterval : third > MaxInterval ? MaxInterval : third;
        }
    }

    /// <summary>Begins the time limit.</summary>
    public void Start() => _started = _waitingSince = clock.GetTimestamp();

    /// <summary>Records a state that was read.</summary>
    public void RecordRead(NetworkInterface? eni)
    {
        LastSeen = eni;
        LastListed = eni ?? LastListed;
        IsKnown |= eni is not null;
        FirstInstanceId ??= eni?.AttachedInstanceId;
        if (eni?.Status is { } status)
        {
            _seen.Add(status);
        }

        if (!HasSent && eni?.AttachedInstanceId is { } instance)
        {
            _formerInstances.Add(instance);
        }
    }

    /// <summary>Whether a state has been read since the last accepted request.</summary>
    public bool HasSeen(string status) => _seen.Contains(status);

    /// <summary>Whether a read after a request may show the instance of before it.</summary>
    public bool WasAttachedTo(string? instanceId) => instanceId is null || _formerInstances.Contains(instanceId);

    /// <summary>Records that the service has accepted a request.</summary>
    public void Accept(string action)
    {
        _seen.Clear();
        _waitingSince = clock.GetTimestamp();
        if (_requests.TryGetValue(action, out var earlier))
        {
            _requests[action] = earlier with { At = _waitingSince, IsSent = true, IsRepeated = true };
        }
        else
        {
            _requests.Add(action, Begin(isSent: true));
        }
    }

    /// <summary>Records that another client's request of this action is in progress.</summary>
    public void RecordOtherRequest(string action) => _requests.TryAdd(action, Begin(isSent: false));

    /// <summary>Whether the service has accepted a request of this action.</summary>
    public bool IsAccepted(string action) => _requests.TryGetValue(action, out var request) && request.IsSent;

    /// <summary>Whether reads may still show the state before the accepted request.</summary>
    public bool MayBeStale(string action) => _requests.TryGetValue(action, out var request) && clock.GetElapsedTime(request.At) < MaxReadLag;

    /// <summary>Whether the request had half of the remaining time, and hasn't been repeated: it may be stuck.</summary>
    public bool IsStuck(string action) =>
        _requests.TryGetValue(action, out var request) && !request.IsRepeated && clock.GetElapsedTime(request.At) >= request.StuckAfter;

    private Request Begin(bool isSent) => new(clock.GetTimestamp(), (timeout - Elapsed) / 2, isSent, IsRepeated: false);

    private sealed record Request(long At, TimeSpan StuckAfter, bool IsSent, bool IsRepeated);
}
