using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Session;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>Which changes of a command run at the same time, and what is said of those that were cancelled.</summary>
public sealed class RunningChangesTests : IDisposable
{
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly List<string> _log = [];
    private readonly HttpMessageInvoker _http = new CannedHandler(static (request, _) => CannedHandler.Json(Page(request))).Invoker;
    private readonly EniConnection _connection;

    public RunningChangesTests()
    {
        var options = new ApiClientOptions(new Uri("http://127.0.0.1"), new StaticProvider(new Credential("id", "secret")));
        _connection = new EniConnection(new Connection("cn-hangzhou", _http, options), RequestObserver.None, _stopping.Token);
    }

    [Fact]
    public async Task Changes_of_one_network_interface_run_in_order_while_others_run()
    {
        var (entered, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var other = new TaskCompletionSource();
        var changes = Create(10, name => other.TrySetResult());

        Start(changes, Change("first", "eni-1", token => Enter(entered, gate, token)));
        await entered.Task;
        Start(changes, Change("second", "eni-1"));
        Start(changes, Change("other", "eni-2"));
        await other.Task;

        Assert.Equal(["first", "other"], _log);
        gate.SetResult();
        await changes.Completion;
        Assert.Equal(["first", "other", "second"], _log);
        Assert.Equal((3, 3), (changes.Count, changes.FinishedCount));
    }

    [Fact]
    public async Task Changes_of_one_instance_run_one_at_a_time_while_others_run()
    {
        var (entered, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var other = new TaskCompletionSource();
        var changes = Create(10, name => other.TrySetResult());

        Start(changes, Change("first", "eni-1", token => Enter(entered, gate, token), "i-1"));
        await entered.Task;
        var second = Change("second", "eni-2", instanceId: "i-1");
        Start(changes, second);
        await second.Decided;
        Start(changes, Change("other", "eni-3", instanceId: "i-2"));
        await other.Task;

        Assert.Equal(["first", "other"], _log);
        gate.SetResult();
        await changes.Completion;
        Assert.Equal(["first", "other", "second"], _log);
    }

    [Fact]
    public async Task No_more_changes_than_the_limit_run_at_a_time()
    {
        var (running, most) = (0, 0);
        var changes = Create(3);
        for (var i = 0; i < 30; i++)
        {
            Start(changes, Change("any", $"eni-{i}", async token =>
            {
                var now = Interlocked.Increment(ref running);
                lock (_log)
                {
                    most = Math.Max(most, now);
                }

                await Task.Yield();
                Interlocked.Decrement(ref running);
            }));
        }

        await changes.Completion;

        Assert.Equal(30, changes.FinishedCount);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Failure_is_reported_with_its_change_and_the_others_go_on()
    {
        List<(string Id, Type Type)> failures = [];
        var changes = Create(1, failed: (running, failure) => failures.Add((running.NetworkInterfaceId, failure.GetType())));

        Start(changes, Change("refused", "eni-1", _ => throw new ApiException("Forbidden.RAM", "no")));
        Start(changes, Change("broken", "eni-2", _ => throw new InvalidCastException("a bug")));
        Start(changes, Change("fine", "eni-3"));
        await changes.Completion;

        Assert.Equal([("eni-1", typeof(ApiException)), ("eni-2", typeof(InvalidCastException))], failures.OrderBy(static failure => failure.Id));
        Assert.Equal(3, changes.FinishedCount);
    }

    [Fact]
    public async Task Change_that_ended_is_described_until_it_is_reported()
    {
        PlannedChange? ended = null;
        var changes = Create(1, succeeded: planned => ended = planned);
        Start(changes, Change("done", "eni-1"));
        await changes.Completion;

        Assert.Contains("Finished: eni-1 (done)", changes.DescribeOpen(), StringComparison.Ordinal);
        ended!.IsReported = true;
        Assert.Null(changes.DescribeOpen());
    }

    [Theory]
    [InlineData(true, false, null, "Wait-AliEni eni-1 -RegionId cn-hangzhou")]
    [InlineData(true, true, null, "Wait-AliEni -Deleted eni-1 -RegionId cn-hangzhou")]
    [InlineData(true, true, "Remove-AliEni -Dismount", "Remove-AliEni -Dismount eni-1 -RegionId cn-hangzhou")]
    [InlineData(false, false, null, "Get-AliEni eni-1 -RegionId cn-hangzhou")]
    public async Task Cancelled_change_that_was_sent_is_described_with_the_command_to_see_its_end(bool isTransition, bool endsDeleted, string? nextCommand, string command)
    {
        var entered = new TaskCompletionSource();
        var changes = Create(10);
        Start(changes, Change("sent", "eni-1", token => Enter(entered, new TaskCompletionSource(), token), isTransition: isTransition, endsDeleted: endsDeleted, nextCommand: nextCommand));
        await entered.Task;

        await _stopping.CancelAsync();
        await changes.Completion;

        Assert.EndsWith($"run: {command}", changes.DescribeOpen(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (changes.Count, changes.FinishedCount));
    }

    public void Dispose()
    {
        _http.Dispose();
        _stopping.Dispose();
    }

    private static async Task Enter(TaskCompletionSource entered, TaskCompletionSource gate, CancellationToken cancellationToken)
    {
        entered.SetResult();
        await gate.Task.WaitAsync(cancellationToken);
    }

    private static string Page(HttpRequestMessage request)
    {
        var ids = request.RequestUri!.Query.Split('&').Where(static pair => pair.Contains("NetworkInterfaceId.", StringComparison.Ordinal)).Select(static pair => pair.Split('=')[1]);
        var items = string.Join(',', ids.Select(static id => $$"""{"NetworkInterfaceId":"{{id}}","Status":"Available"}"""));
        return $$"""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{{items}}]} }""";
    }

    private RunningChanges Create(int limit, Action<PlannedChange>? succeeded = null, Action<PlannedChange, Exception>? failed = null) => new(limit, TimeSpan.FromMinutes(2), _stopping.Token)
    {
        Succeeded = (planned, _) => succeeded?.Invoke(planned),
        Failed = (running, failure) =>
        {
            lock (_log)
            {
                failed?.Invoke(running, failure);
            }
        },
        Ended = static _ => { },
    };

    private void Start(RunningChanges changes, RecordedChange change) =>
        changes.Start(new PlannedChange(new EniTarget(change.NetworkInterfaceId), _connection, change), new ChangeTracker(TimeProvider.System, TimeSpan.FromMinutes(2), isKnown: false));

    private RecordedChange Change(string name, string id, Func<CancellationToken, Task>? sendAsync = null, string? instanceId = null, bool isTransition = false, bool endsDeleted = false, string? nextCommand = null) =>
        new(id, name, _log, sendAsync ?? (static _ => Task.CompletedTask), instanceId, isTransition, endsDeleted, nextCommand);

    /// <summary>A change of one request, which is recorded.</summary>
    private sealed class RecordedChange(string id, string name, List<string> log, Func<CancellationToken, Task> sendAsync, string? instanceId, bool isTransition, bool endsDeleted, string? nextCommand) : EniChange(id)
    {
        private readonly TaskCompletionSource _decided = new();

        /// <summary>Ends when the change is about to wait for its turn.</summary>
        public Task Decided => _decided.Task;

        public override string DescribeAction(NetworkInterface? eni) => name;

        public override string DescribeOperation(ChangeTracker progress) => name;

        public override string? ExclusiveInstanceId => instanceId;

        public override bool IsTransition => isTransition;

        public override bool EndsDeleted => endsDeleted;

        public override string? NextCommand(ChangeTracker progress) => nextCommand;

        public override bool CompletesWithoutRead(ChangeTracker progress) => true;

        public override string DescribeUnchanged(NetworkInterface? eni) => name;

        public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
        {
            _decided.TrySetResult();
            return new EniStep.Send(new EniRequest(name, RetryMode.ReadStateFirst, name, async (_, token) =>
            {
                lock (log)
                {
                    log.Add(name);
                }

                await sendAsync(token);
            }));
        }
    }
}
