using System.Net;
using System.Text;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>Malformed files and responses: they still provide the credential, or one error names their place.</summary>
public sealed class MalformedCredentialTests
{
    [Theory]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"b","sts_expiration":"soon"}""")]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"b","sts_expiration":1767225600000000}""")]
    public void Malformed_sts_expiration_is_ignored(string json) => Assert.Equal("a", CredentialJson.Read(Encoding.UTF8.GetBytes(json), "It").AccessKeyId);

    [Theory]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"\ud800"}""")]
    [InlineData("""{"\udc00":1,"AccessKeyId":"a","AccessKeySecret":"b"}""")]
    public void Incomplete_Unicode_escape_is_not_JSON(string json) =>
        Assert.Equal("It didn't return JSON.", Assert.Throws<CredentialException>(() => CredentialJson.Read(Encoding.UTF8.GetBytes(json), "It")).Message);

    [Fact]
    public async Task Incomplete_Unicode_escape_in_the_CLI_file_is_reported_with_its_path()
    {
        await using var home = await TempHome.OpenAsync();
        var file = home.Write(".aliyun/config.json", """{"current":"p","profiles":[{"name":"p","access_key_id":"\ud800","access_key_secret":"b"}]}""");
        Assert.Contains($"{file} contains invalid UTF-8", Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "p")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expiration_out_of_range_never_expires()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "CloudSSO", access_key_id = "a", access_key_secret = "b", sts_token = "t", sts_expiration = long.MaxValue });
        Assert.Equal("a", (await home.CredentialAsync("p")).AccessKeyId);
    }

    [Fact]
    public async Task Program_that_prints_endlessly_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no program on Windows that prints without end.");
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "External", process_command = "cat /dev/zero" });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"));

        Assert.Contains("printed more than 16 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acess_key", "has the type acess_key")]
    [InlineData("access_key access_key_secret = hidden", "has a malformed type")]
    public async Task Unknown_type_is_shown_unless_it_may_contain_a_secret(string type, string problem)
    {
        await using var home = await TempHome.OpenAsync();
        home.Write(".alibabacloud/credentials", $"[p]\ntype = {type}\naccess_key_id = a\n");

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "p"));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_in_an_endpoint_is_redacted()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "RamRoleArn", access_key_id = "a", access_key_secret = "b", ram_role_arn = TempHome.Role, sts_endpoint = "https://me:hidden@sts.aliyuncs.com" });

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "p"));

        Assert.Contains("contains a user name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HTML_page_instead_of_the_region_is_an_error()
    {
        await using var server = RawServer.With("HTTP/1.1 200 OK\nContent-Length: 12", "<html>cn-x/<"u8.ToArray());
        await using var home = await TempHome.OpenAsync();
        home.Environment[EcsRamRoleProvider.EndpointVariable] = server.Endpoint.ToString();

        var error = await Assert.ThrowsAsync<CredentialException>(() => EcsRamRoleProvider.GetRegionAsync(home.CredentialEnvironment, TestContext.Current.CancellationToken));

        Assert.Contains("malformed region", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_that_cannot_be_decompressed_is_an_error()
    {
        await using var server = RawServer.With("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 9", "no gzip !"u8.ToArray());
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseProxy = false };
        using var http = new HttpMessageInvoker(handler);
        await using var home = await TempHome.OpenAsync();
        var inputs = home.CredentialEnvironment with { Transport = _ => http, Variable = name => name == CredentialsUriProvider.Variable ? server.Endpoint.ToString() : null };

        var error = await Assert.ThrowsAsync<CredentialException>(() => CredentialChain.Resolve(inputs).Provider.GetAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("decompressed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://xn--\ufeff/")]
    [InlineData("https://李.cn/keys")]
    public async Task Malformed_host_of_a_credentials_URI_is_refused(string uri)
    {
        await using var home = await TempHome.OpenAsync();
        Assert.Contains("http:// or https:// address", Assert.Throws<CredentialException>(() => CredentialsUriProvider.Create(home.CredentialEnvironment, uri)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_path_of_a_token_file_is_reported()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "OIDC", oidc_provider_arn = "x", oidc_token_file = "a\0b", ram_role_arn = TempHome.Role, ram_session_name = "s" });
        Assert.Contains("can't be read", (await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"))).Message, StringComparison.Ordinal);
    }
}
