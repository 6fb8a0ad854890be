using System.Management.Automation;
using System.Text;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Proxies: the password is used and never shown, and an error names the proxy and where it is configured.</summary>
[Trait("Speed", "Slow")]
public sealed class ProxyTests
{
    /// <summary>A port that nothing listens on.</summary>
    private const string Dead = "127.0.0.1:9";

    private const string List = "Get-AliEni -Endpoint ecs.cn-hangzhou.aliyuncs.com -RegionId cn-hangzhou";

    [Fact]
    public async Task Refusing_proxy_is_an_authentication_error_after_one_try()
    {
        await using var proxy = RawServer.With("HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: NTLM\nContent-Length: 0", []);
        using var shell = CreateShell();

        var error = shell.Run($"Set-AliContext -Proxy {proxy.Endpoint}; {List}").Error();

        Assert.StartsWith("Ali.ProxyAuthenticationRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains($"{proxy.Endpoint} (Set-AliContext)", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, proxy.Requests);
    }

    [Fact]
    public async Task User_name_and_password_log_in_to_the_proxy_and_are_never_shown()
    {
        await using var proxy = RawServer.With("HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"x\"\nConnection: close\nContent-Length: 0", []);
        using var shell = CreateShell();

        var error = shell.Run($"Set-AliContext -Proxy http://us%40er:hidden%2F1@{proxy.Endpoint.Authority}; {List}").Error();

        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes("us@er:hidden/1"));
        Assert.Contains(proxy.Heads, head => head.Contains($"Proxy-Authorization: Basic {login}", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("Ali.ProxyAuthenticationRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        AssertNoPassword(error);
    }

    [Fact]
    public void Dead_proxy_is_named_with_its_source()
    {
        using var shell = CreateShell();

        var error = shell.Run($"Set-AliContext -Proxy http://user:hidden@{Dead}; {List} -MaxRetry 0").Error();

        Assert.StartsWith("Ali.ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"http://{Dead}/ (Set-AliContext", error.ToString(), StringComparison.Ordinal);
        AssertNoPassword(error);
    }

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("ALL_PROXY")]
    public async Task Dead_proxy_of_the_environment_is_named_with_its_variable(string variable)
    {
        var session = await BareSession.RunAsync(
            $$"""
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'x'
            $context = Get-AliContext -RegionId cn-hangzhou
            $context.Proxy
            $context.ProxySource
            try { {{List}} -MaxRetry 0 -ErrorAction Stop } catch { "$_"; $_.Exception.ToString() }
            (Get-AliContext -Endpoint http://127.0.0.1:1).ProxySource
            """,
            new Dictionary<string, string> { [variable] = $"http://user:hidden@{Dead}" });

        Assert.Equal([$"http://{Dead}/", $"environment variable {variable}, with a user name"], session.Output[..2]);
        Assert.Contains($"http://{Dead}/ (environment variable {variable}", session.Output[2], StringComparison.Ordinal);
        Assert.Equal("direct connection to this machine", session.Output[^1]);
        Assert.DoesNotContain("hidden", string.Join('\n', session.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_proxy_of_the_environment_does_not_leak_the_password()
    {
        await using var proxy = RawServer.With("HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: NTLM\nContent-Length: 0", []);
        var session = await BareSession.RunAsync(
            $$"""
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'x'
            try { {{List}} -MaxRetry 0 -ErrorAction Stop } catch { "$_"; $_.Exception.ToString(); $_.FullyQualifiedErrorId }
            """,
            new Dictionary<string, string> { ["HTTPS_PROXY"] = $"http://user:hidden@{proxy.Endpoint.Authority}" });

        Assert.StartsWith("Ali.ProxyAuthenticationRequired,", session.Output[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", string.Join('\n', session.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://user:hidden@proxy")]
    [InlineData("user:hidden@proxy:8080")]
    [InlineData("user:hidden")]
    [InlineData("http://user:hidden")]
    [InlineData("http://user:hidden@proxy:port")]
    [InlineData("http://user:80/hidden@proxy:8080")]
    [InlineData("http://user:80#hidden@proxy:8080")]
    [InlineData("http://user:80?hidden@proxy:8080")]
    [InlineData("http://proxy:8080/hidden")]
    public void Malformed_proxy_is_refused_without_its_password(string proxy)
    {
        using var shell = CreateShell();

        var error = shell.Run($"Set-AliContext -Proxy '{proxy}'").Error();

        Assert.Matches("^(Ali.ProxyMalformed|ParameterArgumentTransformationError),", error.FullyQualifiedErrorId);
        AssertNoPassword(error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("junk {0} user:hidden")]
    [InlineData("HTTP/1.1 200 OK\nbad header {0} user:hidden")]
    [InlineData("HTTP/1.1 502 {0}")]
    public async Task Proxy_that_fails_is_named_and_what_it_sends_is_not_repeated(string response)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes("user:hidden"));
        await using var proxy = RawServer.With(string.Format(System.Globalization.CultureInfo.InvariantCulture, response, login), []);
        using var shell = CreateShell();

        var error = shell.Run($"Set-AliContext -Proxy http://user:hidden@{proxy.Endpoint.Authority}; {List} -MaxRetry 0").Error();

        Assert.Contains($"{proxy.Endpoint} (Set-AliContext", error.ToString(), StringComparison.Ordinal);
        AssertNoPassword(error);
        Assert.DoesNotContain(login, $"{error} {error.Exception}", StringComparison.Ordinal);
    }

    private static ModuleShell CreateShell()
    {
        var shell = new ModuleShell();
        shell.Set("credential", ModuleShell.Key("testid", "testsecret"));
        shell.Run("Set-AliContext -Credential $credential");
        return shell;
    }

    private static void AssertNoPassword(ErrorRecord error) =>
        Assert.DoesNotContain("hidden", $"{error} {error.TargetObject} {error.Exception} {error.ErrorDetails?.RecommendedAction}", StringComparison.Ordinal);
}
