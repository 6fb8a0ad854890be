using System.Collections.Concurrent;
using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Tests.Unit.Lifecycle;

/// <summary>How single changes become requests for fifty.</summary>
public sealed class BatcherTests
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _requests = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_hundred_changes_are_eight_requests()
    {
        var batcher = Batcher(static _ => { });
        string[] ids = [.. Enumerable.Range(0, 400).Select(i => $"eni-{i}")];
        Array.ForEach(ids, batcher.Expect);
        batcher.EndInput();

        await Task.WhenAll(ids.Select(id => batcher.SendAsync(id, Token)));

        Assert.Equal(Enumerable.Repeat(50, 8), _requests.Select(request => request.Count));
    }

    [Fact]
    public async Task A_request_that_is_not_full_waits_for_changes_that_may_join()
    {
        var batcher = Batcher(static _ => { });
        batcher.Expect("eni-1");
        batcher.Expect("eni-2");
        batcher.Expect("eni-3");
        batcher.EndInput();
        var first = batcher.SendAsync("eni-1", Token);
        Assert.Empty(_requests);
        batcher.Settle("eni-2");
        var third = batcher.SendAsync("eni-3", Token);

        await Task.WhenAll(first, third);

        Assert.Equal(["eni-1", "eni-3"], Assert.Single(_requests));
    }

    [Fact]
    public async Task One_that_the_service_refuses_does_not_fail_the_others()
    {
        var batcher = Batcher(static ids =>
        {
            if (ids.Contains("eni-7"))
            {
                throw FakeEni.Error("InvalidResourceId.NotFound", 404);
            }
        });
        var sends = Enumerable.Range(0, 50).Select(i => batcher.SendAsync($"eni-{i}", Token)).ToArray();

        await Assert.ThrowsAsync<ApiException>(() => sends[7]);
        await Task.WhenAll(sends.Where((_, i) => i != 7));
    }

    [Fact]
    public async Task One_that_is_cancelled_before_its_request_was_not_sent()
    {
        using var stop = new CancellationTokenSource();
        var batcher = Batcher(static _ => { });
        batcher.Expect("eni-2");
        batcher.EndInput();
        var send = batcher.SendAsync("eni-1", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAsync<EniNotSentException>(() => send);
        await batcher.SendAsync("eni-2", Token);
        Assert.Equal(["eni-2"], Assert.Single(_requests));
    }

    [Fact]
    public async Task Unexpected_exception_ends_all_changes_of_the_request()
    {
        var batcher = Batcher(static _ => throw new InvalidCastException("a bug"));
        string[] ids = ["eni-1", "eni-2"];
        Array.ForEach(ids, batcher.Expect);
        batcher.EndInput();

        foreach (var send in ids.Select(id => batcher.SendAsync(id, Token)).ToArray())
        {
            await Assert.ThrowsAsync<InvalidCastException>(() => send);
        }
    }

    private EniBatcher Batcher(Action<IReadOnlyList<string>> answer) => new(
        (ids, _) =>
        {
            _requests.Enqueue(ids);
            answer(ids);
            return Task.CompletedTask;
        },
        new ConcurrencyLimiter(8),
        new SelfAdvancingClock(),
        Token);
}
