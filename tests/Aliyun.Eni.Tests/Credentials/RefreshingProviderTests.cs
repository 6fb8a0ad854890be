using Aliyun.Eni.Client.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>When a credential is refreshed, on a fake clock.</summary>
public sealed class RefreshingProviderTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private int _fetches;
    private TimeSpan? _life = TimeSpan.FromHours(1);
    private bool _fails;

    [Fact]
    public async Task Credential_is_refreshed_five_minutes_before_it_expires()
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
    public async Task Short_lived_credential_is_used_for_three_quarters_of_its_lifetime()
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
    public async Task Credential_without_expiration_is_cached_for_one_minute()
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
    public async Task Current_credential_is_used_until_it_expires_when_the_refresh_fails()
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
    public async Task Failed_refresh_is_tried_again_after_a_minute_and_not_by_every_request()
    {
        using var provider = Provider();
        await GetAsync(provider);
        _fails = true;
        _clock.Advance(TimeSpan.FromMinutes(56));
        await GetAsync(provider);
        await GetAsync(provider);
        Assert.Equal(2, _fetches);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await GetAsync(provider);
        Assert.Equal(3, _fetches);
    }

    [Fact]
    public async Task Concurrent_callers_share_one_refresh()
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
    public async Task Cancelled_caller_does_not_cancel_the_others()
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
