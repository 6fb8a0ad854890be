using System.Globalization;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.CredentialEndpoints;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>Each credential provider, with real servers and real files: it provides the credential that the server issued.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Role_is_assumed_with_the_keys_of_the_profile()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(RoleProfile("default", new { expired_seconds = 1800, external_id = "outside", policy = "{\"Version\":\"1\"}" }));

        var credential = await home.CredentialAsync();

        AssertIssued(home, KeySource.Sts, credential);
        var request = Assert.Single(home.Emulator.Requests);
        Assert.Equal("testid", request.Headers["authorization"].Split("Credential=")[1].Split(',')[0]);
        Assert.Equal(TempHome.Role, request.Parameters["RoleArn"]);
        Assert.Equal("1800", request.Parameters["DurationSeconds"]);
        Assert.Equal("outside", request.Parameters["ExternalId"]);
        Assert.Equal("{\"Version\":\"1\"}", request.Parameters["Policy"]);
        Assert.Equal("audit-me", request.Parameters["RoleSessionName"]);
    }

    [Fact]
    public async Task Chained_role_is_assumed_with_the_session_of_its_source_profile()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(
            new { name = "outer", mode = "ChainableRamRoleArn", source_profile = "inner", ram_role_arn = "acs:ram::1234567890123456:role/second", ram_session_name = "s2" },
            RoleProfile("inner", null));

        AssertIssued(home, KeySource.Sts, await home.CredentialAsync());

        Assert.Equal([TempHome.Role, "acs:ram::1234567890123456:role/second"], home.Emulator.Requests.Select(request => request.Parameters["RoleArn"]));
        Assert.Equal(home.Emulator.IssuedSessions[0].Account.SecurityToken, home.Emulator.Requests[1].Headers["x-acs-security-token"]);
    }

    [Fact]
    public async Task Refused_role_is_reported_with_the_error_of_the_service()
    {
        await using var home = await TempHome.OpenAsync();
        home.Emulator.Identities.Set(new TrustedRole(TempHome.Role) { Principals = [] });
        home.WriteConfig(RoleProfile("default", null));

        var error = await Assert.ThrowsAsync<ApiException>(() => home.CredentialAsync());

        Assert.Equal("NoPermission", error.Code);
        Assert.Contains(TempHome.Role, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
    }

    [Fact]
    public async Task Session_below_the_minimum_duration_is_refused_before_a_request()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(RoleProfile("default", new { expired_seconds = 60 }));
        Assert.Contains("900 s", Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "default")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OIDC_token_file_is_read_at_every_refresh_and_sent_in_the_body(bool fromProfile)
    {
        await using var home = await TempHome.OpenAsync();
        var file = home.Write("token", "test-oidc-token\n");
        if (fromProfile)
        {
            home.WriteConfig(new { name = "p", mode = "OIDC", oidc_provider_arn = home.Emulator.Identities.OidcProviderArn, oidc_token_file = file, ram_role_arn = TempHome.Role, ram_session_name = "pod" });
        }
        else
        {
            home.Environment["ALIBABA_CLOUD_ROLE_ARN"] = TempHome.Role;
            home.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = home.Emulator.Identities.OidcProviderArn;
            home.Environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = file;
        }

        AssertIssued(home, KeySource.Sts, await home.CredentialAsync());
        home.Emulator.Identities.OidcToken = "rotated";
        await File.WriteAllTextAsync(file, "rotated", TestContext.Current.CancellationToken);
        home.Clock.Advance(TimeSpan.FromHours(1));
        AssertIssued(home, KeySource.Sts, await home.CredentialAsync());
        Assert.Equal(2, home.Calls("AssumeRoleWithOIDC"));
        Assert.All(home.Emulator.Requests, request => Assert.DoesNotContain("authorization", request.Headers.Keys));
    }

    [Fact]
    public async Task Instance_role_is_requested_with_a_metadata_token()
    {
        await using var home = await TempHome.OpenAsync();
        home.Metadata.RequireToken = true;

        AssertIssued(home, KeySource.Metadata, await home.CredentialAsync());

        Assert.Equal("PUT", home.Metadata.Requests[0].Method);
        Assert.Equal(3, home.Metadata.Requests.Count);
    }

    [Fact]
    public async Task Instance_role_falls_back_to_metadata_version_1_unless_disabled()
    {
        await using var home = await TempHome.OpenAsync();
        home.Metadata.RefuseTokens = true;
        AssertIssued(home, KeySource.Metadata, await home.CredentialAsync());

        home.Clock.Advance(TimeSpan.FromDays(1));
        home.Environment["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains("no token (HTTP 403)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_instance_role_saves_the_role_request()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment["ALIBABA_CLOUD_ECS_METADATA"] = "eni-reader";

        AssertIssued(home, KeySource.Metadata, await home.CredentialAsync());

        Assert.Equal(2, home.Metadata.Requests.Count);
    }

    [Fact]
    public async Task Instance_without_a_role_falls_back_to_the_credentials_URI()
    {
        await using var home = await TempHome.OpenAsync();
        home.Metadata.RoleName = null;
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains("(5) ECS RAM role: This ECS instance has no RAM role attached; (6) credentials URI", error.Message, StringComparison.Ordinal);

        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        AssertIssued(home, KeySource.CredentialsUri, await home.CredentialAsync());
    }

    [Theory]
    [InlineData(CredentialFault.Unavailable, "HTTP 503")]
    [InlineData(CredentialFault.Portal, "didn't return JSON")]
    [InlineData(CredentialFault.Html, "didn't return JSON")]
    [InlineData(CredentialFault.MalformedJson, "didn't return JSON")]
    [InlineData(CredentialFault.CodeFailed, "returned Failed")]
    public async Task Failed_response_of_a_credential_server_is_reported(CredentialFault fault, string problem)
    {
        await using var home = await TempHome.OpenAsync();
        home.Metadata.Fault = fault;
        Assert.Contains(problem, (await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync())).Message, StringComparison.Ordinal);

        home.Environment.Remove(EcsRamRoleProvider.EndpointVariable);
        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        home.Uri.Fault = fault;
        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("app=eni", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CloudSSO")]
    [InlineData("OAuth")]
    public async Task Signed_in_credential_is_used_until_it_expires_and_then_the_sign_in_command_is_named(string mode)
    {
        await using var home = await TempHome.OpenAsync();
        var end = home.Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds();
        home.WriteConfig(new { name = "sso", mode, access_key_id = "STS.id", access_key_secret = "secret", sts_token = "token", sts_expiration = end });

        Assert.Equal("token", (await home.CredentialAsync("sso")).SecurityToken);
        home.Clock.Advance(TimeSpan.FromMinutes(31));
        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "sso"));
        Assert.Contains("expired at 2026-01-02 03:34:05Z", error.Message, StringComparison.Ordinal);
        Assert.Equal($"Run: aliyun configure --profile sso --mode {mode}", error.Remedy);
    }

    [Fact]
    public async Task Program_may_print_a_megabyte()
    {
        await using var home = await TempHome.OpenAsync();
        var end = home.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var keys = home.Write(
            "my keys.json",
            $$"""{"mode":"StsToken","access_key_id":"STS.program","access_key_secret":"s","sts_token":"t","expiration":"{{end}}"}""" + new string(' ', 1_000_000));
        home.WriteConfig(new { name = "p", mode = "External", process_command = OperatingSystem.IsWindows() ? $"cmd /c type \"{keys}\"" : $"cat '{keys}'" });

        var credential = await home.CredentialAsync();

        Assert.Equal(("STS.program", "t", home.Clock.GetUtcNow().AddHours(1)), (credential.AccessKeyId, credential.SecurityToken, credential.Expiration));
        home.Environment["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "1";
        Assert.Contains(ExternalProcessProvider.DisabledVariable, Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "p")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("''", "be started")]
    [InlineData("a\0b c", "be started")]
    [InlineData("no-such-program-here", "be started")]
    [InlineData("dotnet no-such-file.dll --secret hidden", "ended with exit code")]
    [InlineData("dotnet --version", "JSON")]
    public async Task Failed_program_is_named_without_its_arguments_and_output(string command, string problem)
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "External", process_command = command });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_key_id = a\naccess_key_secret = b", "a")]
    [InlineData("type = access_key\naccess_key_id=a#b ; comment\naccess_key_secret = b", "a#b")]
    public async Task Credentials_file_provides_an_AccessKey(string section, string id)
    {
        await using var home = await TempHome.OpenAsync();
        home.Write(".alibabacloud/credentials", $"# mine\n[other]\naccess_key_id = x\n[default] # here\n{section}\n");
        Assert.Equal(id, (await home.CredentialAsync()).AccessKeyId);
    }

    [Fact]
    public async Task Credentials_file_provides_role_sessions()
    {
        await using var home = await TempHome.OpenAsync();
        home.Write(
            ".alibabacloud/credentials",
            $"[default]\ntype = ram_role_arn\naccess_key_id = testid\naccess_key_secret = testsecret\nrole_arn = {TempHome.Role}\nrole_session_name = session\n[ecs]\ntype = ecs_ram_role\nrole_name = eni-reader\n");

        AssertIssued(home, KeySource.Sts, await home.CredentialAsync());
        AssertIssued(home, KeySource.Metadata, await home.CredentialAsync("ecs"));
    }

    private static Dictionary<string, object?> RoleProfile(string name, object? more)
    {
        var profile = new Dictionary<string, object?>
        {
            ["name"] = name,
            ["mode"] = "RamRoleArn",
            ["access_key_id"] = "testid",
            ["access_key_secret"] = "testsecret",
            ["ram_role_arn"] = TempHome.Role,
            ["ram_session_name"] = "audit-me",
        };
        foreach (var member in more?.GetType().GetProperties() ?? [])
        {
            profile[member.Name] = member.GetValue(more);
        }

        return profile;
    }

    private static void AssertIssued(TempHome home, KeySource source, Credential credential)
    {
        var session = home.Emulator.IssuedSessions[^1];
        Assert.Equal(source, session.Source);
        Assert.Equal(session.Account.AccessKeyId, credential.AccessKeyId);
        Assert.Equal(session.Account.AccessKeySecret, credential.AccessKeySecret);
        Assert.Equal(session.Account.SecurityToken, credential.SecurityToken);
        Assert.Equal(session.Account.Expiration!.Value.ToUnixTimeSeconds(), credential.Expiration!.Value.ToUnixTimeSeconds());
    }
}
