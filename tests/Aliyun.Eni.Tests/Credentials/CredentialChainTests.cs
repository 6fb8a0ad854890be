using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>Which credential source wins, and what the error says when none has credentials.</summary>
public sealed class CredentialChainTests
{
    [Fact]
    public async Task Error_names_all_six_sources_in_order_and_no_request_is_sent()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));

        string[] sources = ["(1) environment:", "(2) OIDC role:", "(3) CLI profile:", "(4) credentials file:", "(5) ECS RAM role:", "(6) credentials URI:"];
        Assert.Equal(sources.Length, sources.Count(source => error.Message.Contains(source, StringComparison.Ordinal)));
        Assert.Equal(sources.Order(StringComparer.Ordinal), sources.OrderBy(source => error.Message.IndexOf(source, StringComparison.Ordinal)));
        Assert.Equal("Run: aliyun configure", error.Remedy);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(home.Metadata.Requests);
        Assert.Empty(home.Emulator.Requests);
    }

    [Fact]
    public async Task Chain_has_the_order_of_the_SDKs()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Remove(EcsRamRoleProvider.EndpointVariable);
        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        Assert.Equal("credentials URI", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.Environment[EcsRamRoleProvider.EndpointVariable] = home.Metadata.Endpoint.ToString();
        Assert.Equal("ECS RAM role", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.Write(".alibabacloud/credentials", "[default]\naccess_key_id = ini-id\naccess_key_secret = ini-secret\n");
        Assert.Equal("credentials file", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.WriteConfig(new { name = "default", mode = "AK", access_key_id = "cli-id", access_key_secret = "cli-secret" });
        Assert.Equal("CLI profile", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.Environment["ALIBABA_CLOUD_ROLE_ARN"] = TempHome.Role;
        home.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = home.Emulator.Identities.OidcProviderArn;
        home.Environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "token";
        Assert.Equal("OIDC role", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = " ";
        Assert.Equal("OIDC role", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        Assert.Equal("environment", CredentialChain.Resolve(home.CredentialEnvironment).Source);
        Assert.Equal("env-id", (await home.CredentialAsync()).AccessKeyId);
    }

    [Fact]
    public async Task Profile_is_the_named_one_else_the_variables_else_the_current_one()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(Ak("first"), Ak("second"), Ak("third"));

        Assert.Equal("first-id", (await home.CredentialAsync()).AccessKeyId);
        home.Environment["ALIBABA_CLOUD_PROFILE"] = "second";
        Assert.Equal("second-id", (await home.CredentialAsync()).AccessKeyId);
        Assert.Equal("third-id", (await home.CredentialAsync("third")).AccessKeyId);
    }

    [Fact]
    public async Task Named_profile_is_searched_in_files_only_and_overrides_the_environment()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        home.Environment["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        home.WriteConfig(Ak("first"));
        home.Write(".alibabacloud/credentials.ini", "[work]\ntype = access_key\naccess_key_id = ini-id # mine\naccess_key_secret = s#ecret\n");

        Assert.Equal("first-id", (await home.CredentialAsync("first")).AccessKeyId);
        var ini = await home.CredentialAsync("work");
        Assert.Equal(("ini-id", "s#ecret"), (ini.AccessKeyId, ini.AccessKeySecret));
        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "nobody"));
        Assert.Contains("it has 'first'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("environment:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "CLI profile: disabled by ALIBABA_CLOUD_CLI_PROFILE_DISABLED")]
    [InlineData("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "ECS RAM role: disabled by ALIBABA_CLOUD_ECS_METADATA_DISABLED")]
    public async Task Disabled_source_is_named_in_the_error(string variable, string text)
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(Ak("first"));
        home.Environment.Clear();
        home.Environment["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        home.Environment[variable] = "TRUE";

        Assert.Contains(text, Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"current\": \"a\", \"profiles\": [ { \"name\": \"a\", \"access_key_secret\": \"hidden", "(line 1)")]
    [InlineData("[]", "JSON object")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"AK\",\"access_key_id\":\"id\"}]}", "no access_key_secret")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"Teleport\"}]}", "mode Teleport of profile 'a' isn't supported")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"BearerToken\",\"bearer_token\":\"hidden\"}]}", "bearer token")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"RsaKeyPair\",\"private_key\":\"hidden\"}]}", "no longer supports")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"Anonymous\"}]}", "no credentials")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"External\",\"process_command\":\"x 'open\"}]}", "quotation mark")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"CredentialsURI\",\"credentials_uri\":\"http://example.com/\"}]}", "Use https://")]
    public async Task Malformed_file_is_reported_with_a_remedy_and_without_its_content(string config, string problem)
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();
        home.Write(".aliyun/config.json", config);

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Run: aliyun configure", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", $"{error} {error.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cycle_of_source_profiles_is_an_error()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();
        home.WriteConfig(Chained("a", "b"), Chained("b", "c"), Chained("c", "a"));

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));
        Assert.Contains("a -> b -> c -> a", error.Message, StringComparison.Ordinal);
    }

    private static object Ak(string name) => new { name, mode = "AK", access_key_id = $"{name}-id", access_key_secret = $"{name}-secret" };

    private static object Chained(string name, string source) =>
        new { name, mode = "ChainableRamRoleArn", source_profile = source, ram_role_arn = TempHome.Role, ram_session_name = "s" };
}
