using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>One network interface of a service that is told what to answer: its states by time, and its answers to requests in order.</summary>
internal sealed class FakeEni
{
    public const string Id = "eni-1";

    public const string RegionId = "cn-hangzhou";

    private readonly List<(TimeSpan At, Func<NetworkInterface?> State)> _scheduled = [];
    private readonly Queue<Func<Task>> _answers = new();

    public SelfAdvancingClock Clock { get; } = new();

    /// <summary>What a read shows.</summary>
    public NetworkInterface? State { get; set; } = In("Available");

    /// <summary>The requests, with the time of each.</summary>
    public List<(string Action, TimeSpan At)> Sent { get; } = [];

    public int Reads { get; private set; }

    /// <summary>What the reads after the first one fail with.</summary>
    public Queue<ApiException> ReadFailures { get; } = new();

    public string? InstanceStatus { get; set; }

    public static NetworkInterface In(string status, string? instanceId = null, string? type = "Secondary") =>
        new() { NetworkInterfaceId = Id, Status = status, InstanceId = instanceId, Type = type };

    /// <summary>An error of the service.</summary>
    public static ApiException Error(string code, int status = 400) => new(code, "refused", new ErrorContext { StatusCode = (System.Net.HttpStatusCode)status });

    /// <summary>A lost answer.</summary>
    public static ApiException Lost() => new("Ali.ConnectionLost", "lost");

    /// <summary>The next request is accepted, and then the states follow after these times.</summary>
    public FakeEni Accepts(params (double Seconds, NetworkInterface? State)[] states)
    {
        _answers.Enqueue(() =>
        {
            Schedule(states);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>The next request fails; it is executed nevertheless when there are states.</summary>
    public FakeEni Fails(ApiException error, params (double Seconds, NetworkInterface? State)[] states)
    {
        _answers.Enqueue(() =>
        {
            Schedule(states);
            throw error;
        });
        return this;
    }

    public void Schedule(params (double Seconds, NetworkInterface? State)[] states)
    {
        foreach (var (seconds, state) in states)
        {
            _scheduled.Add((Clock.Now + TimeSpan.FromSeconds(seconds), () => state));
        }
    }

    public async Task<EniResult> RunAsync(EniChange change, double timeoutSeconds = 120, bool isKnown = false)
    {
        var timeout = TimeSpan.FromSeconds(timeoutSeconds);
        var poller = new EniPoller(ReadAsync, Clock, TestContext.Current.CancellationToken);
        var runner = new EniChangeRunner(poller, SendAsync, (_, _) => Task.FromResult(InstanceStatus), Clock) { RegionId = FakeEni.RegionId, Unseen = new UnseenChanges() };
        return await runner.RunAsync(change, new ChangeTracker(Clock, timeout, isKnown, isNew: isKnown), timeout, _ => Task.FromResult<IDisposable>(new MemoryStream()), TestContext.Current.CancellationToken);
    }

    private Task SendAsync(EniRequest request, CancellationToken cancellationToken)
    {
        Sent.Add((request.Action, Clock.Now));
        return _answers.TryDequeue(out var answer) ? answer() : throw Error("Unexpected");
    }

    private Task<IReadOnlyList<NetworkInterface>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Reads++;
        if (Reads > 1 && ReadFailures.TryDequeue(out var failure))
        {
            throw failure;
        }

        foreach (var (_, state) in _scheduled.Where(one => one.At <= Clock.Now).OrderBy(one => one.At).ToArray())
        {
            State = state();
        }

        _scheduled.RemoveAll(one => one.At <= Clock.Now);
        return Task.FromResult<IReadOnlyList<NetworkInterface>>(State is null ? [] : [State]);
    }
}
