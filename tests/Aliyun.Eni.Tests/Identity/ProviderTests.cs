using System.Globalization;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.KeyServers;

namespace Aliyun.Eni.Tests.Identity;

/// <summary>Each way to a credential, against real servers and real files: the keys it arrives at are those the server has given.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task A_role_is_assumed_with_the_keys_of_the_profile()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(RoleProfile("default", new { expired_seconds = 1800, external_id = "outside", policy = "{\"Version\":\"1\"}" }));

        var credential = await home.CredentialAsync();

        Same(home, KeySource.Sts, credential);
        var request = Assert.Single(home.Emulator.Requests);
        Assert.Equal("testid", request.Headers["authorization"].Split("Credential=")[1].Split(',')[0]);
        Assert.Equal(Home.Role, request.Parameters["RoleArn"]);
        Assert.Equal("1800", request.Parameters["DurationSeconds"]);
        Assert.Equal("outside", request.Parameters["ExternalId"]);
        Assert.Equal("{\"Version\":\"1\"}", request.Parameters["Policy"]);
        Assert.Equal("audit-me", request.Parameters["RoleSessionName"]);
    }

    [Fact]
    public async Task A_chain_of_roles_is_assumed_one_with_the_other()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(
            new { name = "outer", mode = "ChainableRamRoleArn", source_profile = "inner", ram_role_arn = "acs:ram::1234567890123456:role/second", ram_session_name = "s2" },
            RoleProfile("inner", null));

        Same(home, KeySource.Sts, await home.CredentialAsync());

        Assert.Equal([Home.Role, "acs:ram::1234567890123456:role/second"], home.Emulator.Requests.Select(request => request.Parameters["RoleArn"]));
        Assert.Equal(home.Emulator.IssuedSessions[0].Account.SecurityToken, home.Emulator.Requests[1].Headers["x-acs-security-token"]);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_the_services_own_error()
    {
        await using var home = await Home.OpenAsync();
        home.Emulator.Trust.Set(new TrustedRole(Home.Role) { Principals = [] });
        home.WriteConfig(RoleProfile("default", null));

        var error = await Assert.ThrowsAsync<EcsException>(() => home.CredentialAsync());

        Assert.Equal("NoPermission", error.Code);
        Assert.Contains(Home.Role, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
    }

    [Fact]
    public async Task A_session_shorter_than_the_service_gives_is_refused_before_it_is_asked_for()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(RoleProfile("default", new { expired_seconds = 60 }));
        Assert.Contains("900 s", Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "default")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_OIDC_token_is_read_anew_at_every_refresh_and_travels_in_the_body(bool fromProfile)
    {
        await using var home = await Home.OpenAsync();
        var file = home.Write("token", "test-oidc-token\n");
        if (fromProfile)
        {
            home.WriteConfig(new { name = "p", mode = "OIDC", oidc_provider_arn = home.Emulator.Trust.OidcProviderArn, oidc_token_file = file, ram_role_arn = Home.Role, ram_session_name = "pod" });
        }
        else
        {
            home.Environment["ALIBABA_CLOUD_ROLE_ARN"] = Home.Role;
            home.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = home.Emulator.Trust.OidcProviderArn;
            home.Environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = file;
        }

        Same(home, KeySource.Sts, await home.CredentialAsync());
        home.Emulator.Trust.OidcToken = "rotated";
        await File.WriteAllTextAsync(file, "rotated", TestContext.Current.CancellationToken);
        home.Clock.Advance(TimeSpan.FromHours(1));
        Same(home, KeySource.Sts, await home.CredentialAsync());
        Assert.Equal(2, home.Calls("AssumeRoleWithOIDC"));
        Assert.All(home.Emulator.Requests, request => Assert.DoesNotContain("authorization", request.Headers.Keys));
    }

    [Fact]
    public async Task The_instance_role_is_asked_with_a_token()
    {
        await using var home = await Home.OpenAsync();
        home.Metadata.RequireToken = true;

        Same(home, KeySource.Metadata, await home.CredentialAsync());

        Assert.Equal("PUT", home.Metadata.Requests[0].Method);
        Assert.Equal(3, home.Metadata.Requests.Count);
    }

    [Fact]
    public async Task The_instance_role_is_asked_without_a_token_where_there_is_none_unless_that_is_forbidden()
    {
        await using var home = await Home.OpenAsync();
        home.Metadata.RefuseTokens = true;
        Same(home, KeySource.Metadata, await home.CredentialAsync());

        home.Clock.Advance(TimeSpan.FromDays(1));
        home.Environment["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains("gave no token (HTTP 403)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_named_is_not_looked_up()
    {
        await using var home = await Home.OpenAsync();
        home.Environment["ALIBABA_CLOUD_ECS_METADATA"] = "eni-reader";

        Same(home, KeySource.Metadata, await home.CredentialAsync());

        Assert.Equal(2, home.Metadata.Requests.Count);
    }

    [Fact]
    public async Task An_instance_without_a_role_gives_way_to_the_credentials_URI()
    {
        await using var home = await Home.OpenAsync();
        home.Metadata.RoleName = null;
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains("(5) ECS RAM role: This ECS instance has no RAM role attached; (6) credentials URI", error.Message, StringComparison.Ordinal);

        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        Same(home, KeySource.CredentialsUri, await home.CredentialAsync());
    }

    [Theory]
    [InlineData(KeyMishap.Unavailable, "HTTP 503")]
    [InlineData(KeyMishap.Portal, "did not answer with JSON")]
    [InlineData(KeyMishap.Html, "did not answer with JSON")]
    [InlineData(KeyMishap.MalformedJson, "did not answer with JSON")]
    [InlineData(KeyMishap.CodeFailed, "answered Failed")]
    public async Task What_a_server_of_keys_says_wrong_is_told(KeyMishap mishap, string problem)
    {
        await using var home = await Home.OpenAsync();
        home.Metadata.Mishap = mishap;
        Assert.Contains(problem, (await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync())).Message, StringComparison.Ordinal);

        home.Environment.Remove(EcsRamRoleProvider.EndpointVariable);
        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        home.Uri.Mishap = mishap;
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("app=eni", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CloudSSO")]
    [InlineData("OAuth")]
    public async Task Keys_of_a_sign_in_serve_while_they_live_and_then_name_the_command(string mode)
    {
        await using var home = await Home.OpenAsync();
        var end = home.Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds();
        home.WriteConfig(new { name = "sso", mode, access_key_id = "STS.id", access_key_secret = "secret", sts_token = "token", sts_expiration = end });

        Assert.Equal("token", (await home.CredentialAsync("sso")).SecurityToken);
        home.Clock.Advance(TimeSpan.FromMinutes(31));
        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "sso"));
        Assert.Contains("expired at 2026-01-02 03:34:05Z", error.Message, StringComparison.Ordinal);
        Assert.Equal($"aliyun configure --profile sso --mode {mode}", error.Remedy);
    }

    [Fact]
    public async Task A_program_gives_keys_while_it_runs_and_may_say_a_lot()
    {
        await using var home = await Home.OpenAsync();
        var end = home.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var keys = home.Write(
            "my keys.json",
            $$"""{"mode":"StsToken","access_key_id":"STS.program","access_key_secret":"s","sts_token":"t","expiration":"{{end}}"}""" + new string(' ', 1_000_000));
        home.WriteConfig(new { name = "p", mode = "External", process_command = OperatingSystem.IsWindows() ? $"cmd /c type \"{keys}\"" : $"cat '{keys}'" });

        var credential = await home.CredentialAsync();

        Assert.Equal(("STS.program", "t", home.Clock.GetUtcNow().AddHours(1)), (credential.AccessKeyId, credential.SecurityToken, credential.Expiration));
        home.Environment["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "1";
        Assert.Contains("forbids", Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "p")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("''", "cannot be started")]
    [InlineData("a\0b c", "cannot be started")]
    [InlineData("no-such-program-here", "cannot be started")]
    [InlineData("dotnet no-such-file.dll --secret hidden", "ended with exit code")]
    [InlineData("dotnet --version", "did not answer with JSON")]
    public async Task A_program_that_fails_is_named_and_its_words_are_not_shown(string command, string problem)
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "External", process_command = command });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_key_id = a\naccess_key_secret = b", "a")]
    [InlineData("type = access_key\naccess_key_id=a#b ; comment\naccess_key_secret = b", "a#b")]
    public async Task The_credentials_file_gives_keys(string section, string id)
    {
        await using var home = await Home.OpenAsync();
        home.Write(".alibabacloud/credentials", $"# mine\n[other]\naccess_key_id = x\n[default] # here\n{section}\n");
        Assert.Equal(id, (await home.CredentialAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_credentials_file_gives_roles_too()
    {
        await using var home = await Home.OpenAsync();
        home.Write(
            ".alibabacloud/credentials",
            $"[default]\ntype = ram_role_arn\naccess_key_id = testid\naccess_key_secret = testsecret\nrole_arn = {Home.Role}\nrole_session_name = session\n[ecs]\ntype = ecs_ram_role\nrole_name = eni-reader\n");

        Same(home, KeySource.Sts, await home.CredentialAsync());
        Same(home, KeySource.Metadata, await home.CredentialAsync("ecs"));
    }

    private static Dictionary<string, object?> RoleProfile(string name, object? more)
    {
        var profile = new Dictionary<string, object?>
        {
            ["name"] = name,
            ["mode"] = "RamRoleArn",
            ["access_key_id"] = "testid",
            ["access_key_secret"] = "testsecret",
            ["ram_role_arn"] = Home.Role,
            ["ram_session_name"] = "audit-me",
        };
        foreach (var member in more?.GetType().GetProperties() ?? [])
        {
            profile[member.Name] = member.GetValue(more);
        }

        return profile;
    }

    private static void Same(Home home, KeySource source, Credential credential)
    {
        var session = home.Emulator.IssuedSessions[^1];
        Assert.Equal(source, session.Source);
        Assert.Equal(session.Account.AccessKeyId, credential.AccessKeyId);
        Assert.Equal(session.Account.AccessKeySecret, credential.AccessKeySecret);
        Assert.Equal(session.Account.SecurityToken, credential.SecurityToken);
        Assert.Equal(session.Account.Expiration!.Value.ToUnixTimeSeconds(), credential.Expiration!.Value.ToUnixTimeSeconds());
    }
}
