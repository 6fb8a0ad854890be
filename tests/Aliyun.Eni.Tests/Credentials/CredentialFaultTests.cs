using System.Diagnostics;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>Sources that users really have: other tools' variables, files from scripts, pipes and devices in place of files.</summary>
public sealed class CredentialFaultTests
{
    [Theory]
    [InlineData("testsecret\\n")]
    [InlineData(" testsecret\\r\\n")]
    [InlineData("\\u00a0testsecret\\u2028")]
    public async Task White_space_around_a_secret_is_removed(string secret)
    {
        await using var home = await TempHome.OpenAsync();
        home.Write(".aliyun/config.json", $$"""{"profiles":[{"name":"default","mode":"AK","access_key_id":"testid ","access_key_secret":"{{secret}}","region_id":"cn-hangzhou "}]}""");

        var credential = await home.CredentialAsync("default");

        Assert.Equal(("testid", "testsecret"), (credential.AccessKeyId, credential.AccessKeySecret));
        Assert.Equal("cn-hangzhou", CliProfile.Get(home.CredentialEnvironment, "default").RegionId);
    }

    [Theory]
    [InlineData("id", "test\u200bsecret", "AccessKey secret (environment variables)", "U+200B")]
    [InlineData("id", "\ufefftestsecret", "AccessKey secret (environment variables)", "U+FEFF")]
    [InlineData("id", "\"testsecret\"", "AccessKey secret (environment variables)", "quotation mark")]
    [InlineData("id", "test\nsecret", "AccessKey secret (environment variables)", "line break")]
    [InlineData("id", "test secret", "AccessKey secret (environment variables)", "white space")]
    [InlineData("id\u200b", "testsecret", "AccessKey ID (environment variables)", "U+200B")]
    public async Task Character_that_no_AccessKey_has_is_named_before_any_request(string id, string secret, string part, string character)
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment[StaticProvider.AccessKeyIdVariable] = id;
        home.Environment[StaticProvider.AccessKeySecretVariable] = secret;
        home.Environment.Remove(EcsRamRoleProvider.EndpointVariable);

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains(character, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\"", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALIBABACLOUD_PROFILE")]
    [InlineData("ALIBABA_CLOUD_PROFILE")]
    [InlineData("ALICLOUD_PROFILE")]
    public async Task Profile_variables_of_the_CLI_are_read(string variable)
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(
            new { name = "default", mode = "AK", access_key_id = "badid", access_key_secret = "bad" },
            new { name = "aaa", mode = "AK", access_key_id = "testid", access_key_secret = "testsecret" });
        home.Environment[variable] = "aaa";

        Assert.Equal("testid", (await home.CredentialAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_ID", "Run: $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = '<AccessKey secret>'")]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "Run: $env:ALIBABA_CLOUD_ACCESS_KEY_ID = '<AccessKey ID>'")]
    public async Task Half_of_a_key_is_completed_by_the_remedy(string variable, string remedy)
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();
        home.Environment[variable] = "hidden";

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));

        Assert.Equal(remedy, error.Remedy);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET")]
    [InlineData("ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET")]
    [InlineData("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY")]
    public async Task Keys_under_the_variables_of_another_tool_are_named_in_the_error(string id, string secret)
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();
        home.Environment[id] = "testid-of-another-tool";
        home.Environment[secret] = "hidden";

        var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));

        Assert.Contains(id, error.Message, StringComparison.Ordinal);
        Assert.Equal($"Run: $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $env:{id}; $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $env:{secret}", error.Remedy);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remedy_for_a_missing_current_profile_names_one_that_exists()
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment.Clear();
        home.Write(".aliyun/config.json", """{"current":"foo","profiles":[{"name":"bar","mode":"AK","access_key_id":"i","access_key_secret":"s"},],}""");

        var unnamed = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment));
        var named = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "foo"));

        // aliyun configure loads the current profile first, and fails without it.
        Assert.All([unnamed, named], error => Assert.Contains("-ProfileName bar", error.Remedy, StringComparison.Ordinal));
        Assert.All([unnamed, named], error => Assert.DoesNotContain("aliyun configure", error.Message + error.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task First_of_two_profiles_with_one_name_is_used()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(
            new { name = "p", mode = "AK", access_key_id = "first", access_key_secret = "s" },
            new { name = "p", mode = "AK", access_key_id = "second", access_key_secret = "s" });
        home.Write(".alibabacloud/credentials", "[i]\naccess_key_id = first\naccess_key_secret = s\n[i]\naccess_key_id = second\n");

        Assert.Equal("first", (await home.CredentialAsync("p")).AccessKeyId);
        Assert.Equal("first", (await home.CredentialAsync("i")).AccessKeyId);
    }

    [Fact]
    public async Task Sources_whose_keys_look_alike_when_masked_have_a_session_each()
    {
        await using var home = await TempHome.OpenAsync();
        foreach (var (id, secret) in new[] { ("LTAI-one-WXYZ", "a"), ("LTAI-two-WXYZ", "a"), ("LTAI-two-WXYZ", "b") })
        {
            home.WriteConfig(
                new { name = "role", mode = "ChainableRamRoleArn", source_profile = "keys", ram_role_arn = TempHome.Role },
                new { name = "keys", mode = "AK", access_key_id = id, access_key_secret = secret });
            CredentialChain.Resolve(home.CredentialEnvironment, "role");
            CredentialChain.Resolve(home.CredentialEnvironment, "role");
        }

        Assert.Equal(3, home.CredentialEnvironment.Sessions.Count);
    }

    [Fact]
    public async Task Programs_that_differ_in_their_arguments_have_a_session_each()
    {
        await using var home = await TempHome.OpenAsync();
        var (one, other) = (CommandThatPrints(home, "one"), CommandThatPrints(home, "other"));
        home.WriteConfig(
            new { name = "one", mode = "External", process_command = one },
            new { name = "other", mode = "External", process_command = other },
            new { name = "role", mode = "ChainableRamRoleArn", source_profile = "one", ram_role_arn = TempHome.Role },
            new { name = "role2", mode = "ChainableRamRoleArn", source_profile = "other", ram_role_arn = TempHome.Role });

        Assert.Equal("one", (await home.CredentialAsync("one")).AccessKeyId);
        Assert.Equal("other", (await home.CredentialAsync("other")).AccessKeyId);
        Assert.NotSame(CredentialChain.Resolve(home.CredentialEnvironment, "role").Provider, CredentialChain.Resolve(home.CredentialEnvironment, "role2").Provider);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CONFIG_FILE")]
    [InlineData("ALIBABA_CLOUD_CREDENTIALS_FILE")]
    public async Task Path_that_is_not_a_regular_file_is_an_error_at_once(string variable)
    {
        await using var home = await TempHome.OpenAsync();
        foreach (var (path, problem) in OddFiles(home))
        {
            home.Environment[variable] = path;
            var error = Assert.Throws<CredentialException>(() => CredentialChain.Resolve(home.CredentialEnvironment, "default"));
            Assert.Contains($"{path} can't be read: {problem}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Token_file_that_is_not_a_regular_file_is_an_error_at_once()
    {
        await using var home = await TempHome.OpenAsync();
        foreach (var (path, problem) in OddFiles(home))
        {
            home.WriteConfig(new { name = "p", mode = "OIDC", oidc_provider_arn = "x", oidc_token_file = path, ram_role_arn = TempHome.Role, ram_session_name = "s" });
            var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"));
            Assert.Contains($"{path} can't be read: {problem}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CONFIG_FILE", """{"profiles":"hidden"}""")]
    [InlineData("ALIBABA_CLOUD_CREDENTIALS_FILE", "[default]hidden")]
    [InlineData("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "eyJhbGciOi.hidden.sig")]
    public async Task Contents_of_a_file_instead_of_its_path_are_not_repeated(string variable, string contents)
    {
        await using var home = await TempHome.OpenAsync();
        home.Environment["ALIBABA_CLOUD_ROLE_ARN"] = TempHome.Role;
        home.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "x";
        home.Environment[variable] = contents;

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync(variable.Contains("OIDC", StringComparison.Ordinal) ? null : "p"));

        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_with_a_variable_before_it_is_refused_without_its_value()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "External", process_command = "TOKEN=hidden /bin/prog" });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"));

        Assert.Contains("without a shell", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_that_is_not_HTTP_is_not_repeated()
    {
        await using var server = RawServer.With("hidden token", []);
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "CredentialsURI", credentials_uri = server.Endpoint });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p"));

        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_of_a_file_are_not_in_the_error()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p\u001b[31m", mode = "X\u0007" });

        var error = await Assert.ThrowsAsync<CredentialException>(() => home.CredentialAsync("p\u001b[31m"));

        Assert.DoesNotContain($"{error.Message}{error.Remedy}", char.IsControl);
    }

    [Theory]
    [InlineData("4099999999")]
    [InlineData(4099999999.5)]
    public async Task Expiration_of_a_sign_in_is_read_as_text_and_fraction_too(object expiration)
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "CloudSSO", access_key_id = "testid", access_key_secret = "testsecret", sts_token = "t", sts_expiration = expiration });

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(4099999999), (await home.CredentialAsync("p")).Expiration);
    }

    [Fact]
    public async Task Symbolic_link_to_a_file_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        await using var home = await TempHome.OpenAsync();
        var target = home.Write("real/config.json", """{"profiles":[{"name":"p","access_key_id":"i","access_key_secret":"s"}]}""");
        File.CreateSymbolicLink(Path.Combine(home.Folder, "link"), target);
        home.Environment["ALIBABA_CLOUD_CONFIG_FILE"] = Path.Combine(home.Folder, "link");

        Assert.Equal("i", (await home.CredentialAsync("p")).AccessKeyId);
    }

    [Fact]
    public async Task Cancelled_command_reads_no_file()
    {
        await using var home = await TempHome.OpenAsync();
        home.WriteConfig(new { name = "p", mode = "AK", access_key_id = "i", access_key_secret = "s" });
        var cancelled = home.CredentialEnvironment with { Cancellation = new CancellationToken(canceled: true) };

        Assert.ThrowsAny<OperationCanceledException>(() => CredentialChain.Resolve(cancelled, "p"));
    }

    [Fact]
    public async Task Child_process_that_keeps_the_output_open_does_not_delay_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command line is one of a POSIX shell.");
        await using var home = await TempHome.OpenAsync();
        var keys = home.Write("keys.json", """{"access_key_id":"parent","access_key_secret":"s"}""");
        home.WriteConfig(new { name = "p", mode = "External", process_command = $"sh -c \"sleep 300 & cat '{keys}'\"" });

        var started = Stopwatch.GetTimestamp();
        Assert.Equal("parent", (await home.CredentialAsync("p")).AccessKeyId);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task Session_that_STS_issues_expired_is_used_for_a_minute()
    {
        await using var home = await TempHome.OpenAsync(sessionLifetime: TimeSpan.FromHours(-1));
        home.WriteConfig(new { name = "p", mode = "RamRoleArn", access_key_id = "testid", access_key_secret = "testsecret", ram_role_arn = TempHome.Role });

        for (var page = 0; page < 10; page++)
        {
            await home.CredentialAsync("p");
        }

        Assert.Equal(1, home.Calls("AssumeRole"));
        home.Clock.Advance(TimeSpan.FromSeconds(61));
        await home.CredentialAsync("p");
        Assert.Equal(2, home.Calls("AssumeRole"));
    }

    private static string CommandThatPrints(TempHome home, string id)
    {
        var file = home.Write($"{id}.json", $$"""{"access_key_id":"{{id}}","access_key_secret":"s"}""");
        return OperatingSystem.IsWindows() ? $"cmd /c type \"{file}\"" : $"cat '{file}'";
    }

    private static IEnumerable<(string Path, string Problem)> OddFiles(TempHome home)
    {
        yield return (home.Write("empty", string.Empty), "It is empty");
        yield return (home.Folder, "It is a directory");
        yield return (home.Write("huge", new string('x', 2 * 1024 * 1024)), "It is larger than");
        if (!OperatingSystem.IsWindows())
        {
            var pipe = Path.Combine(home.Folder, "pipe" + Guid.NewGuid().ToString("N"));
            using var mkfifo = Process.Start("mkfifo", pipe);
            mkfifo.WaitForExit();
            yield return (pipe, "It is empty or not a regular file");
            yield return ("/dev/zero", "It is empty or not a regular file");
        }
    }
}
