using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>What is repeated and after how long: the client against the emulator, on a clock of the test's.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    // 20 s past the minute.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 20, TimeSpan.Zero));
    private readonly List<TimeSpan> _delays = [];
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });
    private EmulatorServer _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 10, TimeProvider = _clock });

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData("server-error:4 status=500", new[] { 500, 1000, 2000, 4000 })]
    [InlineData("error:2 status=503 code=ServiceUnavailable", new[] { 500, 1000 })]
    [InlineData("html:1", new[] { 500 })]
    [InlineData("reset-before-headers:1", new[] { 500 })]
    [InlineData("reset-in-headers:1", new[] { 500 })]
    [InlineData("reset-in-body:1 bytes=100", new[] { 500 })]
    [InlineData("truncate:1 bytes=100", new[] { 500 })]
    [InlineData("empty200:1", new[] { 500 })]
    [InlineData("html:2 status=200", new[] { 500, 1000 })]
    [InlineData("throttle:2 retry-after=1500", new[] { 1500, 1500 })]
    [InlineData("throttle:1 retry-after=90000", new[] { 60000 })]
    [InlineData("throttle:3", new[] { 2000, 40000, 60000 })]
    [InlineData("error:1 status=400 code=SignatureNonceUsed", new[] { 0 })]
    public async Task A_read_is_repeated_with_growing_waits_and_a_new_signature_each_time(string fault, int[] milliseconds)
    {
        _emulator.Faults.Add(fault);

        var page = await ListAsync(Client());

        Assert.NotEmpty(page.NetworkInterfaces);
        Assert.Equal(milliseconds.Select(wait => TimeSpan.FromMilliseconds(wait)), _delays);
        Assert.Equal(milliseconds.Length + 1, _emulator.Requests.Count);
        Assert.Equal(_emulator.Requests.Count, _emulator.Requests.Select(request => request.Nonce).Distinct().Count());
        Assert.Equal(_emulator.Requests.Count, _emulator.Requests.Select(request => request.Headers["authorization"]).Distinct().Count());
    }

    [Theory]
    [InlineData("error:* status=403 code=Forbidden.RAM", "Forbidden.RAM")]
    [InlineData("error:* status=404 code=InvalidVSwitchId.NotFound", "InvalidVSwitchId.NotFound")]
    [InlineData("error:* status=400 code=InvalidParameter", "InvalidParameter")]
    public async Task What_another_try_would_not_change_is_not_repeated(string fault, string code)
    {
        _emulator.Faults.Add(fault);
        Assert.Equal(code, (await Assert.ThrowsAsync<ApiException>(() => ListAsync(Client()))).Code);
        Assert.Single(_emulator.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task There_are_as_many_repetitions_as_are_wanted(int maxRetry)
    {
        _emulator.Faults.Add("server-error:* status=502");
        await Assert.ThrowsAsync<ApiException>(() => ListAsync(Client(maxRetry)));
        Assert.Equal(maxRetry + 1, _emulator.Requests.Count);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_set_right_once()
    {
        var wrong = new FakeTimeProvider(_clock.GetUtcNow().AddHours(-3));

        await ListAsync(Client(clock: wrong));

        Assert.Equal(["InvalidTimeStamp.Expired", null], _emulator.Requests.Select(request => request.ErrorCode));
        Assert.Equal([TimeSpan.Zero], _delays);
    }

    [Fact]
    public async Task A_clock_that_is_right_is_not_set_twice()
    {
        _emulator.Faults.Add("error:* status=400 code=InvalidTimeStamp.Expired");
        await Assert.ThrowsAsync<ApiException>(() => ListAsync(Client()));
        Assert.Equal(2, _emulator.Requests.Count);
    }

    [Theory]
    [InlineData("expired-token:1")]
    [InlineData("error:1 status=400 code=InvalidParameter message=\"The specified parameter SecurityToken.Expired is not valid.\"")]
    public async Task An_expired_token_is_renewed_once(string fault)
    {
        var fetches = 0;
        using var provider = new RefreshingProvider(
            "test", _ => Task.FromResult(new Credential("testid", "testsecret", null, _clock.GetUtcNow().AddHours(++fetches))), _clock);
        _emulator.Faults.Add(fault);

        await ListAsync(Client(credentials: provider));

        Assert.Equal(2, fetches);
        Assert.Equal(2, _emulator.Requests.Count);
    }

    [Fact]
    public async Task An_expired_token_that_cannot_be_renewed_is_not_repeated()
    {
        _emulator.Faults.Add("expired-token:*");
        await Assert.ThrowsAsync<ApiException>(() => ListAsync(Client()));
        Assert.Single(_emulator.Requests);
    }

    private static Task<EniPage> ListAsync(ApiClient client) => client.SendAsync(
        new DescribeNetworkInterfaces("cn-hangzhou") { MaxResults = 10 }, TestContext.Current.CancellationToken);

    // The clock moves instead.
    private Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        _delays.Add(delay);
        _clock.Advance(delay);
        return Task.CompletedTask;
    }

    private ApiClient Client(int maxRetry = RetryPolicy.DefaultMaxRetry, TimeProvider? clock = null, ICredentialProvider? credentials = null) => new(
        _http,
        new ApiClientOptions(_emulator.Endpoint, credentials ?? new StaticProvider(new Credential("testid", "testsecret"), "test"))
        {
            Clock = clock ?? _clock,
            Delay = WaitAsync,
            MaxRetry = maxRetry,
            Jitter = static () => 1,
        });
}
