using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>What each mode sends again, after how long, and with which ClientToken.</summary>
public sealed class RetryPolicyTests
{
    private readonly List<TimeSpan> _delays = [];

    [Theory]
    [InlineData(400, "Throttling.User", true, true, true)]
    [InlineData(400, "Rejected.Throttling", true, true, true)]
    [InlineData(503, "ServiceUnavailable", true, true, false)]
    [InlineData(500, "InternalError", true, true, false)]
    [InlineData(500, "internalerror", true, true, false)]
    [InlineData(502, "Anything", true, true, false)]
    [InlineData(500, "InvalidOperation.RegionNotSupportIpPrefix", false, false, false)]
    [InlineData(400, "SignatureNonceUsed", true, true, false)]
    [InlineData(403, "Operation.Conflict", false, true, true)]
    [InlineData(409, "OperationConflict", false, true, true)]
    [InlineData(400, "TaskConflict", false, true, true)]
    [InlineData(403, "LastTokenProcessing", false, true, false)]
    [InlineData(403, "IdempotentFailed", false, true, false)]
    [InlineData(400, "IncorrectVSwitchStatus", false, true, false)]
    [InlineData(400, "InvalidOperation.InvalidEniState", false, false, false)]
    [InlineData(403, "Forbidden.RAM", false, false, false)]
    public async Task Error_is_retried_by_the_modes_that_may(int status, string code, bool read, bool withClientToken, bool readStateFirst)
    {
        foreach (var (mode, isRetried) in new[] { (RetryMode.Read, read), (RetryMode.WithClientToken, withClientToken), (RetryMode.ReadStateFirst, readStateFirst) })
        {
            using var handler = new CannedHandler((_, count) => count == 1 ? CannedHandler.Error(status, code) : CannedHandler.Json("{}"));
            var error = await Record.ExceptionAsync(() => SendAsync(handler, mode));

            Assert.Equal((mode, isRetried ? 2 : 1), (mode, handler.Requests.Count));
            Assert.Equal(isRetried, error is null);
        }
    }

    [Theory]
    [InlineData(RetryMode.Read, 2)]
    [InlineData(RetryMode.WithClientToken, 2)]
    [InlineData(RetryMode.ReadStateFirst, 1)]
    public async Task Lost_and_damaged_responses_are_retried_unless_a_second_execution_would_harm(RetryMode mode, int requests)
    {
        Func<HttpResponseMessage>[] broken =
        [
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"),
            static () => throw new IOException("lost"),
            static () => CannedHandler.Json("""{"RequestId":"""),
            static () => CannedHandler.Json("<html><title>Portal</title></html>"),
            static () => CannedHandler.Json(string.Empty),
        ];
        foreach (var respond in broken)
        {
            using var handler = new CannedHandler((_, count) => count == 1 ? respond() : CannedHandler.Json("{}"));
            var error = await Record.ExceptionAsync(() => SendAsync(handler, mode));

            Assert.Equal(requests, handler.Requests.Count);
            Assert.Equal(requests == 1, error is ApiException { MayHaveExecuted: true });
        }
    }

    [Theory]
    [InlineData(RetryMode.Read)]
    [InlineData(RetryMode.ReadStateFirst)]
    public async Task Connection_that_was_never_made_is_retried_by_every_mode(RetryMode mode)
    {
        using var handler = new CannedHandler((_, count) => count == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : CannedHandler.Json("{}"));
        await SendAsync(handler, mode);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task ClientToken_is_kept_over_retries_and_replaced_after_IdempotentFailed()
    {
        string[] codes = ["InternalError", "Operation.Conflict", "IdempotentFailed", "IncorrectVSwitchStatus"];
        using var handler = new CannedHandler((_, count) => count <= codes.Length ? CannedHandler.Error(400, codes[count - 1]) : CannedHandler.Json("{}"));

        await SendAsync(handler, RetryMode.WithClientToken);

        string[] tokens = [.. Enumerable.Range(0, 5).Select(request => handler.Parameters(request)["ClientToken"])];
        Assert.Equal([0, 0, 0, 1, 1], tokens.Select(token => Array.IndexOf([.. tokens.Distinct()], token)));
        Assert.Equal([0.5, 5, 0, 3], _delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task ClientToken_of_the_caller_is_never_replaced()
    {
        using var handler = new CannedHandler((_, _) => CannedHandler.Error(403, "IdempotentFailed"));

        var error = await Assert.ThrowsAsync<ApiException>(() => SendAsync(handler, RetryMode.WithClientToken, clientToken: "mine"));

        Assert.Equal("IdempotentFailed", error.Code);
        Assert.Equal("mine", handler.Parameters(0)["ClientToken"]);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Delay_grows_to_its_maximum_over_a_hundred_retries()
    {
        using var handler = new CannedHandler((_, _) => CannedHandler.Error(502, "Bad"));

        await Assert.ThrowsAsync<ApiException>(() => SendAsync(handler, RetryMode.Read, maxRetry: 100));

        Assert.Equal(101, handler.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(20), _delays[^1]);
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("yesterday")]
    public async Task Time_of_the_server_that_cannot_be_true_does_not_correct_the_clock(string date)
    {
        using var handler = new CannedHandler((_, _) =>
        {
            var response = CannedHandler.Error(400, "InvalidTimeStamp.Expired");
            response.Headers.TryAddWithoutValidation("Date", date);
            return response;
        });

        var error = await Assert.ThrowsAsync<ApiException>(() => SendAsync(handler, RetryMode.Read));

        Assert.Equal("InvalidTimeStamp.Expired", error.Code);
        Assert.Single(handler.Requests);
    }

    private async Task SendAsync(CannedHandler handler, RetryMode mode, int maxRetry = 4, string? clientToken = null)
    {
        _delays.Clear();
        using var invoker = handler.Invoker;
        var client = new ApiClient(invoker, new ApiClientOptions(new Uri("https://ecs.aliyuncs.com"), new StaticProvider(new Credential("id", "secret")))
        {
            MaxRetry = maxRetry,
            Jitter = static () => 1,
            Delay = (delay, _) =>
            {
                _delays.Add(delay);
                return Task.CompletedTask;
            },
        });
        await client.SendAsync(new SomeRequest(mode, clientToken), TestContext.Current.CancellationToken);
    }

    private sealed record SomeRequest(RetryMode Mode, string? ClientToken) : ApiRequest<string>(ApiService.Ecs, "SomeAction")
    {
        public override RetryMode RetryMode => Mode;

        internal override void AddTo(QueryParameters query) => query.Add("cn-hangzhou", "RegionId").Add(ClientToken);

        internal override string Read(ref JsonCursor json)
        {
            while (json.NextMember())
            {
                json.Skip();
            }

            return "done";
        }
    }
}
