using System.Net;
using System.Text;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Identity;

/// <summary>Files and answers with keys that are odd in ways no tool should write: keys all the same, or one sentence that names the place.</summary>
public sealed class OddAnswerTests
{
    [Theory]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"b","sts_expiration":"soon"}""")]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"b","sts_expiration":1767225600000000}""")]
    public void What_an_answer_says_oddly_of_its_end_costs_no_key(string json) => Assert.Equal("a", IssuedKeys.Read(Encoding.UTF8.GetBytes(json), "It").AccessKeyId);

    [Theory]
    [InlineData("""{"AccessKeyId":"a","AccessKeySecret":"\ud800"}""")]
    [InlineData("""{"\udc00":1,"AccessKeyId":"a","AccessKeySecret":"b"}""")]
    public void Half_a_letter_is_no_answer(string json) =>
        Assert.Equal("It did not answer with JSON.", Assert.Throws<CredentialException>(() => IssuedKeys.Read(Encoding.UTF8.GetBytes(json), "It")).Message);

    [Fact]
    public async Task Half_a_letter_in_the_file_of_the_CLI_is_told_of_the_file()
    {
        await using var home = await Home.OpenAsync();
        var file = home.Write(".aliyun/config.json", """{"current":"p","profiles":[{"name":"p","access_key_id":"\ud800","access_key_secret":"b"}]}""");
        Assert.Contains($"{file} holds text that is none", Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "p")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_beyond_all_time_is_none()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "CloudSSO", access_key_id = "a", access_key_secret = "b", sts_token = "t", sts_expiration = long.MaxValue });
        Assert.Equal("a", (await home.CredentialAsync("p")).AccessKeyId);
    }

    [Fact]
    public async Task A_program_that_prints_without_end_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no program on Windows that prints without end.");
        await using var home = await Home.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "External", process_command = "cat /dev/zero" });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"));

        Assert.Contains("printed more than 16 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acess_key", "has the type acess_key, which is unknown")]
    [InlineData("access_key access_key_secret = hidden", "has a type that is no word, which is unknown")]
    public async Task A_type_is_shown_where_it_can_be_one(string type, string problem)
    {
        await using var home = await Home.OpenAsync();
        home.Write(".alibabacloud/credentials", $"[p]\ntype = {type}\naccess_key_id = a\n");

        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "p"));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_an_endpoint_is_not_shown()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "RamRoleArn", access_key_id = "a", access_key_secret = "b", ram_role_arn = Home.Role, sts_endpoint = "https://me:hidden@sts.aliyuncs.com" });

        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "p"));

        Assert.Contains("holds a user name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_between_the_instance_and_its_metadata_is_no_region()
    {
        await using var server = RawServer.With("HTTP/1.1 200 OK\nContent-Length: 12", "<html>cn-x/<"u8.ToArray());
        await using var home = await Home.OpenAsync();
        home.Environment[EcsRamRoleProvider.EndpointVariable] = server.Endpoint.ToString();

        var error = await Assert.ThrowsAsync<CredentialException>(() => EcsRamRoleProvider.RegionAsync(home.Inputs, TestContext.Current.CancellationToken));

        Assert.Contains("is no region", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_unpacked_is_told()
    {
        await using var server = RawServer.With("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 9", "no gzip !"u8.ToArray());
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseProxy = false };
        using var http = new HttpMessageInvoker(handler);
        await using var home = await Home.OpenAsync();
        var inputs = home.Inputs with { Transport = _ => http, Variable = name => name == CredentialsUriProvider.Variable ? server.Endpoint.ToString() : null };

        var error = await Assert.ThrowsAsync<CredentialException>(() => DefaultChain.Find(inputs).Provider.GetAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("cannot be unpacked", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://xn--\ufeff/")]
    [InlineData("https://李.cn/keys")]
    public async Task A_host_that_can_be_none_is_no_credentials_URI(string uri)
    {
        await using var home = await Home.OpenAsync();
        Assert.Contains("is no http:// or https:// address", Assert.Throws<CredentialException>(() => CredentialsUriProvider.Create(home.Inputs, uri)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_that_can_be_none_is_named()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "OIDC", oidc_provider_arn = "x", oidc_token_file = "a\0b", ram_role_arn = Home.Role, ram_session_name = "s" });
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"))).Message, StringComparison.Ordinal);
    }
}
