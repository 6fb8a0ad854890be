using Aliyun.Eni.Lifecycle;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>How many reads many waiting tasks need.</summary>
public sealed class PollerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<IReadOnlyList<string>> _requests = [];
    private Func<IReadOnlyList<string>, Task> _before = static _ => Task.CompletedTask;

    private EniPoller Poller => field ??= new EniPoller(
        async (ids, _) =>
        {
            lock (_requests)
            {
                _requests.Add(ids);
            }

            await _before(ids);
            return [.. ids.Where(id => !id.StartsWith("gone", StringComparison.Ordinal)).Select(id => new NetworkInterface { NetworkInterfaceId = id, Status = "InUse" })];
        },
        _clock,
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task Reads_that_arrive_during_a_request_share_the_next_one()
    {
        var first = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        _before = _ =>
        {
            started.TrySetResult();
            return first.Task;
        };
        var reads = new List<Task<NetworkInterface?>> { Read("eni-0") };
        await started.Task;
        reads.AddRange(Enumerable.Range(1, 250).Select(i => Read($"eni-{i}")));

        first.SetResult();
        await Task.WhenAll(reads);

        Assert.Equal([1, 100, 100, 50], _requests.Select(ids => ids.Count));
    }

    [Fact]
    public async Task A_read_that_is_due_takes_those_that_are_not_along()
    {
        var reads = Enumerable.Range(1, 60).Select(i => Read($"eni-{i}", seconds: i)).ToList();

        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await Task.WhenAll(reads);

        Assert.Equal(60, Assert.Single(_requests).Count);
    }

    [Fact]
    public async Task Unexpected_exception_ends_the_reads_of_its_request_and_not_the_next_ones()
    {
        _before = static _ => throw new InvalidCastException("a bug");
        await Assert.ThrowsAsync<InvalidCastException>(() => Read("eni-1"));

        _before = static _ => Task.CompletedTask;
        Assert.NotNull(await Read("eni-1"));
    }

    [Fact]
    public async Task What_is_not_listed_is_null()
    {
        Assert.Null(await Read("gone-1"));
        Assert.NotNull(await Read("eni-1"));
    }

    [Fact]
    public async Task One_id_that_the_service_refuses_does_not_fail_the_others()
    {
        _before = ids => ids.Contains("bad") ? throw FakeEni.Error("InvalidParameter") : Task.CompletedTask;
        var first = new TaskCompletionSource();
        var before = _before;
        _before = ids => ids is ["first"] ? first.Task : before(ids);
        var start = Read("first");
        var good = Enumerable.Range(1, 20).Select(i => Read($"eni-{i}")).ToList();
        var bad = Read("bad");
        first.SetResult();

        await start;
        Assert.All(await Task.WhenAll(good), Assert.NotNull);
        Assert.Equal("InvalidParameter", (await Assert.ThrowsAsync<ApiException>(() => bad)).Code);
    }

    [Fact]
    public async Task A_permission_that_is_missing_fails_all_with_one_request()
    {
        _before = static _ => throw FakeEni.Error("Forbidden.RAM", 403);

        await Assert.ThrowsAsync<ApiException>(() => Task.WhenAll(Enumerable.Range(1, 5).Select(i => Read($"eni-{i}", persist: true))));

        Assert.InRange(_requests.Count, 1, 5);
    }

    [Fact]
    public async Task The_first_read_does_not_persist()
    {
        _before = static _ => throw FakeEni.Lost();

        await Assert.ThrowsAsync<ApiException>(() => Read("eni-1"));

        Assert.Single(_requests);
    }

    private Task<NetworkInterface?> Read(string id, double seconds = 0, bool persist = false) =>
        Poller.ReadAsync(id, TimeSpan.FromSeconds(seconds), persist, TestContext.Current.CancellationToken);
}
