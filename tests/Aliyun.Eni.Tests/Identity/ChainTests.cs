using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Tests.Identity;

/// <summary>Which place wins, and what is said when none has anything.</summary>
public sealed class ChainTests
{
    [Fact]
    public async Task Nowhere_names_all_six_places_in_order_and_asks_no_network()
    {
        await using var home = await Home.OpenAsync();
        home.Environment.Clear();

        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs));

        string[] places = ["(1) environment:", "(2) OIDC role:", "(3) CLI profile:", "(4) credentials file:", "(5) ECS RAM role:", "(6) credentials URI:"];
        Assert.Equal(places.Length, places.Count(place => error.Message.Contains(place, StringComparison.Ordinal)));
        Assert.Equal(places.Order(StringComparer.Ordinal), places.OrderBy(place => error.Message.IndexOf(place, StringComparison.Ordinal)));
        Assert.Equal("aliyun configure", error.Remedy);
        Assert.Contains("aliyun configure", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(home.Metadata.Requests);
        Assert.Empty(home.Emulator.Requests);
    }

    [Fact]
    public async Task The_order_is_the_SDKs()
    {
        await using var home = await Home.OpenAsync();
        home.Environment.Remove(EcsRamRoleProvider.EndpointVariable);
        home.Environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = home.Uri.CredentialsUri.ToString();
        Assert.Equal("credentials URI", DefaultChain.Find(home.Inputs).Place);
        home.Environment[EcsRamRoleProvider.EndpointVariable] = home.Metadata.Endpoint.ToString();
        Assert.Equal("ECS RAM role", DefaultChain.Find(home.Inputs).Place);
        home.Write(".alibabacloud/credentials", "[default]\naccess_key_id = ini-id\naccess_key_secret = ini-secret\n");
        Assert.Equal("credentials file", DefaultChain.Find(home.Inputs).Place);
        home.WriteConfig(new { name = "default", mode = "AK", access_key_id = "cli-id", access_key_secret = "cli-secret" });
        Assert.Equal("CLI profile", DefaultChain.Find(home.Inputs).Place);
        home.Environment["ALIBABA_CLOUD_ROLE_ARN"] = Home.Role;
        home.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = home.Emulator.Trust.OidcProviderArn;
        home.Environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "token";
        Assert.Equal("OIDC role", DefaultChain.Find(home.Inputs).Place);
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = " ";
        Assert.Equal("OIDC role", DefaultChain.Find(home.Inputs).Place);
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        Assert.Equal("environment", DefaultChain.Find(home.Inputs).Place);
        Assert.Equal("env-id", (await home.CredentialAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_profile_is_the_named_one_else_the_environments_else_the_current_one()
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(Ak("first"), Ak("second"), Ak("third"));

        Assert.Equal("first-id", (await home.CredentialAsync()).AccessKeyId);
        home.Environment["ALIBABA_CLOUD_PROFILE"] = "second";
        Assert.Equal("second-id", (await home.CredentialAsync()).AccessKeyId);
        Assert.Equal("third-id", (await home.CredentialAsync("third")).AccessKeyId);
    }

    [Fact]
    public async Task A_named_profile_is_looked_for_in_files_only_and_beats_the_environment()
    {
        await using var home = await Home.OpenAsync();
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        home.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        home.Environment["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        home.WriteConfig(Ak("first"));
        home.Write(".alibabacloud/credentials.ini", "[work]\ntype = access_key\naccess_key_id = ini-id # mine\naccess_key_secret = s#ecret\n");

        Assert.Equal("first-id", (await home.CredentialAsync("first")).AccessKeyId);
        var ini = await home.CredentialAsync("work");
        Assert.Equal(("ini-id", "s#ecret"), (ini.AccessKeyId, ini.AccessKeySecret));
        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs, "nobody"));
        Assert.Contains("it has 'first'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("environment:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "CLI profile: switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED")]
    [InlineData("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "ECS RAM role: switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED")]
    public async Task What_is_switched_off_says_so(string variable, string text)
    {
        await using var home = await Home.OpenAsync();
        home.WriteConfig(Ak("first"));
        home.Environment.Clear();
        home.Environment["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        home.Environment[variable] = "TRUE";

        Assert.Contains(text, Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"current\": \"a\", \"profiles\": [ { \"name\": \"a\", \"access_key_secret\": \"hidden", "is no JSON (line 1)")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"b\"}]}", "has no profile 'a'; it has 'b'")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"AK\",\"access_key_id\":\"id\"}]}", "no access_key_secret")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"Teleport\"}]}", "mode Teleport of profile 'a' is unknown")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"BearerToken\",\"bearer_token\":\"hidden\"}]}", "bearer token")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"RsaKeyPair\",\"private_key\":\"hidden\"}]}", "retired")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"Anonymous\"}]}", "no credentials")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"External\",\"process_command\":\"x 'open\"}]}", "quote open")]
    [InlineData("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"CredentialsURI\",\"credentials_uri\":\"http://example.com/\"}]}", "use https://")]
    public async Task A_broken_file_says_what_is_wrong_and_what_mends_it_but_shows_nothing_of_it(string config, string problem)
    {
        await using var home = await Home.OpenAsync();
        home.Environment.Clear();
        home.Write(".aliyun/config.json", config);

        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("aliyun configure", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_that_lead_in_a_circle_are_told_as_one()
    {
        await using var home = await Home.OpenAsync();
        home.Environment.Clear();
        home.WriteConfig(Chained("a", "b"), Chained("b", "c"), Chained("c", "a"));

        var error = Assert.Throws<CredentialException>(() => DefaultChain.Find(home.Inputs));
        Assert.Contains("a -> b -> c -> a lead in a circle", error.Message, StringComparison.Ordinal);
    }

    private static object Ak(string name) => new { name, mode = "AK", access_key_id = $"{name}-id", access_key_secret = $"{name}-secret" };

    private static object Chained(string name, string source) =>
        new { name, mode = "ChainableRamRoleArn", source_profile = source, ram_role_arn = Home.Role, ram_session_name = "s" };
}
