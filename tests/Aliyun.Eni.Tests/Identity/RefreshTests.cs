using Aliyun.Eni.Client.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Identity;

/// <summary>When a credential is asked for anew: on a clock of the test's.</summary>
public sealed class RefreshTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private int _fetches;
    private TimeSpan? _life = TimeSpan.FromHours(1);
    private bool _fails;

    [Fact]
    public async Task It_is_refreshed_five_minutes_before_its_end()
    {
        using var provider = Provider();
        await GetAsync(provider);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await GetAsync(provider);
        Assert.Equal(1, _fetches);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("key-2", (await GetAsync(provider)).AccessKeyId);
    }

    [Fact]
    public async Task A_short_life_is_used_for_three_quarters()
    {
        _life = TimeSpan.FromSeconds(80);
        using var provider = Provider();
        await GetAsync(provider);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await GetAsync(provider);
        Assert.Equal(1, _fetches);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await GetAsync(provider);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task What_names_no_end_is_asked_again_after_a_minute()
    {
        _life = null;
        using var provider = Provider();
        await GetAsync(provider);
        await GetAsync(provider);
        Assert.Equal(1, _fetches);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await GetAsync(provider);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task The_old_one_serves_on_while_it_lives_when_the_source_fails()
    {
        using var provider = Provider();
        await GetAsync(provider);
        _fails = true;
        _clock.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal("key-1", (await GetAsync(provider)).AccessKeyId);
        _clock.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<CredentialException>(() => GetAsync(provider));
        _fails = false;
        Assert.StartsWith("key-", (await GetAsync(provider)).AccessKeyId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_are_one_refresh()
    {
        var answer = new TaskCompletionSource<Credential>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fetches = 0;
        using var provider = new RefreshingProvider(
            "test",
            _ =>
            {
                Interlocked.Increment(ref fetches);
                return answer.Task;
            },
            _clock);
        var all = Enumerable.Range(0, 100).Select(_ => Task.Run(() => GetAsync(provider))).ToList();
        answer.SetResult(new Credential("one", "s", "t", _clock.GetUtcNow().AddHours(1)));

        Assert.All(await Task.WhenAll(all), credential => Assert.Equal("one", credential.AccessKeyId));
        Assert.Equal(1, fetches);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_take_the_others_along()
    {
        using var cancelled = new CancellationTokenSource();
        var calls = 0;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var provider = new RefreshingProvider(
            "test",
            async token =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                {
                    started.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                }

                return new Credential("second", "s", "t", _clock.GetUtcNow().AddHours(1));
            },
            _clock);
        var first = provider.GetAsync(cancelled.Token).AsTask();
        await started.Task;
        var second = GetAsync(provider);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("second", (await second).AccessKeyId);
    }

    private static Task<Credential> GetAsync(RefreshingProvider provider) => provider.GetAsync(TestContext.Current.CancellationToken).AsTask();

    private RefreshingProvider Provider() => new(
        "test",
        _ =>
        {
            _fetches++;
            return _fails ? throw new CredentialException("the source fails") : Task.FromResult(new Credential($"key-{_fetches}", "s", "t", _clock.GetUtcNow() + _life));
        },
        _clock);
}
