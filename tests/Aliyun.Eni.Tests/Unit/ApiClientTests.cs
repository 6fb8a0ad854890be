using System.Net;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>What leaves the client: responses, and one kind of exception.</summary>
public sealed class ApiClientTests
{
    private const string Token = "CAISabc+/=token";

    private const string Secret = "very-secret-key";

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("gzip, br")]
    public async Task False_content_encoding_is_an_ApiException_of_a_known_code(string encoding)
    {
        foreach (var status in new[] { "200 OK", "400 Bad Request", "503 Service Unavailable" })
        {
            await using var server = RawServer.With($"HTTP/1.1 {status}\nContent-Encoding: {encoding}\nContent-Type: application/json\nContent-Length: 40", [.. Enumerable.Repeat((byte)'{', 40)]);
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.All });

            var error = await Assert.ThrowsAsync<ApiException>(() => Client(http, server.Endpoint).SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));

            Assert.StartsWith("Ali.", error.Code, StringComparison.Ordinal);
            Assert.Equal("DescribeRegions", error.Action);
        }
    }

    [Fact]
    public async Task Canonical_request_hides_a_token_that_contains_the_AccessKey_ID()
    {
        var canonicalRequest = string.Empty;
        using var handler = new CannedHandler((_, _) => throw new InvalidOperationException());
        using var http = handler.Invoker;
        var client = new ApiClient(http, new ApiClientOptions(new Uri("http://localhost"), new StaticProvider(new Credential("STS.0123456789", Secret, "CAISSTS.0123456789rest")))
        {
            MaxRetry = 0,
            Observer = new RequestObserver(null, null, trace => canonicalRequest = trace.CanonicalRequest),
        });

        await Assert.ThrowsAsync<ApiException>(() => client.SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));

        Assert.Contains("\nx-acs-security-token:****\n", canonicalRequest, StringComparison.Ordinal);
        Assert.Contains("\nx-acs-accesskey-id:STS.****6789\n", canonicalRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(OverflowException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Any_exception_on_the_way_becomes_an_ApiException(Type type)
    {
        using var handler = new CannedHandler((_, _) => throw (Exception)Activator.CreateInstance(type)!);
        using var http = handler.Invoker;
        var error = await Assert.ThrowsAsync<ApiException>(() => Client(http).SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));
        Assert.IsType(type, error.InnerException);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        using var handler = new CannedHandler((_, _) =>
        {
            cancel.Cancel();
            throw new IOException("aborted");
        });
        using var http = handler.Invoker;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(http).SendAsync(new DescribeRegions(), cancel.Token));
    }

    [Fact]
    public async Task Secrets_and_control_characters_of_a_response_are_not_in_the_error()
    {
        string? signature = null;
        using var handler = new CannedHandler((request, _) =>
        {
            var authorization = request.Headers.GetValues("Authorization").Single();
            signature = authorization.Split("Signature=")[1];
            var message = $"Bad {authorization} {Token} {Uri.EscapeDataString(Token)} {Secret} \\u001b[31mred\\u009b \\u202e";
            return CannedHandler.Json(
                $$"""{"Code":"Forbidden\u001b[2J","Message":"{{message}}","RequestId":"R\u0007","Recommend":"https://x/?t={{Token}}","AccessDeniedDetail":{"AuthAction":"{{Token}}\u001b"} }""",
                HttpStatusCode.Forbidden);
        });
        using var http = handler.Invoker;

        var error = await Assert.ThrowsAsync<ApiException>(() => Client(http).SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));

        string[] shown = [error.Code, error.Message, error.RequestId!, error.HelpLink!, error.Context.Denial!.Action!];
        Assert.All(shown, text =>
        {
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(Token), text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(signature!, text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, static c => char.IsControl(c) || c == '\u202e');
        });
        Assert.StartsWith("Bad ACS3-HMAC-SHA256 Credential=STS.id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_of_an_identity_provider_is_not_in_the_error()
    {
        const string Oidc = "eyJhbGciOi.hidden+/.sig";
        using var handler = new CannedHandler((_, _) => CannedHandler.Json(
            $$"""{"Code":"AuthenticationFail.OIDCToken","Message":"bad {{Oidc}} {{Uri.EscapeDataString(Oidc)}}","RequestId":"R{{Oidc}}"}""", HttpStatusCode.BadRequest));
        using var http = handler.Invoker;

        var error = await Assert.ThrowsAsync<ApiException>(
            () => Client(http).SendAsync(new AssumeRoleWithOidc("acs:ram::1:role/r", "p", Oidc), TestContext.Current.CancellationToken));

        Assert.Equal("AuthenticationFail.OIDCToken", error.Code);
        Assert.DoesNotContain("hidden", $"{error} {error.RequestId}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("junk {0}")]
    [InlineData("HTTP/1.1 200 OK\nbad header {0}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 20\n\n<{0}></b>")]
    public async Task Cause_that_quotes_the_response_is_not_kept(string response)
    {
        await using var server = RawServer.With(string.Format(System.Globalization.CultureInfo.InvariantCulture, response, Token), []);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });

        var error = await Assert.ThrowsAsync<ApiException>(() => Client(http, server.Endpoint).SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_of_an_assumed_role_knows_the_region_and_the_page_of_the_listing()
    {
        using var handler = new CannedHandler((_, _) => CannedHandler.Json("{}"));
        using var http = handler.Invoker;
        var client = new ApiClient(http, new ApiClientOptions(new Uri("https://ecs.aliyuncs.com"), new RefusedRole()) { ProfileName = "work" });

        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var page in client.PagesAsync(new DescribeNetworkInterfaces("cn-beijing"), TestContext.Current.CancellationToken))
            {
                Assert.Fail($"There is a page {page}.");
            }
        });

        Assert.Equal(("NoPermission", "AssumeRole", "cn-beijing", "work", 1), (error.Code, error.Action, error.RegionId, error.ProfileName, error.Page));
        Assert.Equal("cn-beijing", error.Context.Parameters["RegionId"]);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Token_of_an_identity_provider_is_in_no_error()
    {
        using var handler = new CannedHandler((_, _) => CannedHandler.Error(403, "NoPermission"));
        using var http = handler.Invoker;
        var request = new AssumeRoleWithOidc("acs:ram::1:role/r", "provider", "the-oidc-token");

        var error = await Assert.ThrowsAsync<ApiException>(() => Client(http).SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains("acs:ram::1:role/r", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-oidc-token", $"{error} {request} {string.Join(' ', error.Context.Parameters.Values)} {error.Context.Request}", StringComparison.Ordinal);
        Assert.DoesNotContain("the-oidc-token", handler.Requests[0].RequestUri!.Query, StringComparison.Ordinal);
        Assert.False(handler.Requests[0].Headers.Contains("Authorization"));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("evil.com/x")]
    [InlineData("a@evil.com#")]
    [InlineData("evil.com")]
    [InlineData("x.evil.com:443")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("")]
    [InlineData("cn-hangzhou\u001b[2J")]
    [InlineData("李")]
    public void Text_that_is_not_a_region_ID_makes_no_host(string text)
    {
        foreach (var vpc in new[] { false, true })
        {
            foreach (var service in new[] { ApiService.Ecs, ApiService.Sts })
            {
                var error = Assert.Throws<ApiException>(() => service.Endpoint(text, vpc));
                Assert.Equal("Ali.RegionMalformed", error.Code);
                Assert.DoesNotContain(error.Message, static c => char.IsControl(c));
            }
        }
    }

    [Fact]
    public async Task Pages_end_after_a_bounded_number_that_brings_nothing_new()
    {
        using var handler = new CannedHandler((_, count) => CannedHandler.Json(
            $$"""{"NextToken":"t{{count}}","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-{{Math.Min(count, 5)}}"},{"NetworkInterfaceId":"eni-1"}]}"""));
        using var http = handler.Invoker;
        var rows = 0;

        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var page in Client(http).PagesAsync(new DescribeNetworkInterfaces("cn-beijing"), TestContext.Current.CancellationToken))
            {
                rows += page.NetworkInterfaces.Count;

                // What a caller takes out of a page doesn't matter.
                page.NetworkInterfaces = ValueList<NetworkInterface>.Of([]);
            }
        });

        Assert.Equal(PageGuard.EndlessPages, error.Code);
        Assert.Null(error.NextToken);
        Assert.Equal(5 + PageGuard.MaxUnproductivePages, handler.Requests.Count);
        Assert.Equal(2 * handler.Requests.Count, rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Pages_that_repeat_in_turn_end_too(int pages)
    {
        // The service doesn't say that its pages come again: each has a token of its own.
        using var handler = new CannedHandler((_, count) => CannedHandler.Json(
            $$"""{"NextToken":"t{{count}}","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-a{{count % pages}}"},{"NetworkInterfaceId":"eni-b{{count % pages}}"}]}"""));
        using var http = handler.Invoker;

        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var page in Client(http).PagesAsync(new DescribeNetworkInterfaces("cn-beijing"), TestContext.Current.CancellationToken))
            {
                Assert.Equal(2, page.NetworkInterfaces.Count);
            }
        });

        // A page is known when it comes for the third time at the latest.
        Assert.Equal(PageGuard.EndlessPages, error.Code);
        Assert.InRange(handler.Requests.Count, pages + PageGuard.MaxUnproductivePages, (2 * pages) + PageGuard.MaxUnproductivePages);
    }

    [Fact]
    public async Task Pages_whose_last_item_is_known_are_read_while_others_are_new()
    {
        const int Pages = 3 * PageGuard.MaxUnproductivePages;
        using var handler = new CannedHandler((_, count) => CannedHandler.Json(
            $$"""{{{(count < Pages ? $"\"NextToken\":\"t{count}\"," : string.Empty)}}"NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-{{count}}"},{"NetworkInterfaceId":"eni-last"}]}"""));
        using var http = handler.Invoker;
        var read = 0;

        await foreach (var page in Client(http).PagesAsync(new DescribeNetworkInterfaces("cn-beijing"), TestContext.Current.CancellationToken))
        {
            read++;
        }

        Assert.Equal(Pages, read);
    }

    [Fact]
    public async Task Lookups_end_after_a_bounded_number_of_pages_too()
    {
        using var handler = new CannedHandler((_, count) => CannedHandler.Json($$"""{"NextToken":"t{{count}}","TagResources":{"TagResource":[{"ResourceId":"eni-1"}]} }"""));
        using var http = handler.Invoker;

        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var page in Client(http).PagesAsync(new ListTagResources("cn-beijing", [new("a", "b")]), TestContext.Current.CancellationToken))
            {
                Assert.Single(page.Ids);
            }
        });

        Assert.Equal(PageGuard.EndlessPages, error.Code);
    }

    [Fact]
    public async Task Full_pages_of_new_rows_never_end_the_listing()
    {
        const int Pages = 3 * PageGuard.MaxUnproductivePages;
        using var handler = new CannedHandler((_, count) => CannedHandler.Json(
            $$"""{"NextToken":"{{(count < Pages ? $"t{count}" : string.Empty)}}","NetworkInterfaceSets":[{"NetworkInterfaceId":"eni-{{count}}"}]}"""));
        using var http = handler.Invoker;
        var pages = 0;
        await foreach (var page in Client(http).PagesAsync(new DescribeNetworkInterfaces("cn-beijing"), TestContext.Current.CancellationToken))
        {
            Assert.Single(page.NetworkInterfaces);
            pages++;
        }

        Assert.Equal(Pages, pages);
    }

    [Theory]
    [InlineData(HttpRequestError.ProxyTunnelError, 407, "Ali.ProxyAuthenticationRequired")]
    [InlineData(HttpRequestError.ProxyTunnelError, 502, "Ali.ProxyFailed")]
    [InlineData(HttpRequestError.NameResolutionError, 0, "Ali.UnknownHost")]
    [InlineData(HttpRequestError.SecureConnectionError, 0, "Ali.TlsFailed")]
    public async Task Failure_of_the_connection_has_its_own_code_and_one_try(HttpRequestError error, int status, string code)
    {
        using var handler = new CannedHandler((_, _) => throw new HttpRequestException(error, "no", statusCode: status == 0 ? null : (HttpStatusCode)status));
        using var http = handler.Invoker;

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(http, maxRetry: 4).SendAsync(new DescribeRegions(), TestContext.Current.CancellationToken));

        Assert.Equal(code, failure.Code);
        Assert.False(failure.MayHaveExecuted);
        Assert.Single(handler.Requests);
    }

    private static ApiClient Client(HttpMessageInvoker http, Uri? endpoint = null, int maxRetry = 0) => new(
        http,
        new ApiClientOptions(endpoint ?? new Uri("https://ecs.aliyuncs.com"), new StaticProvider(new Credential("STS.id", Secret, Token))) { MaxRetry = maxRetry });

    private sealed class RefusedRole : ICredentialProvider
    {
        public string Description => "refused role";

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            throw new ApiException("NoPermission", "no", new ErrorContext { Action = "AssumeRole", Service = ApiService.Sts });
    }
}
