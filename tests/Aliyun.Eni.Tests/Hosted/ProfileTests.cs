using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Profiles by name and by wildcard, and the errors of profiles that don't exist.</summary>
[Trait("Speed", "Slow")]
public sealed class ProfileTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    private const string Profiles =
        """
        {"current":"prod-a","profiles":[
          {"name":"prod-a","mode":"AK","access_key_id":"testid","access_key_secret":"testsecret","region_id":"cn-hangzhou"},
          {"name":"prod-b","mode":"AK","access_key_id":"testid","access_key_secret":"testsecret","region_id":"cn-hangzhou"},
          {"name":"old","mode":"Anonymous","region_id":"cn-hangzhou"}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-profiles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Wildcard_uses_each_matching_profile_once()
    {
        var session = await RunAsync(
            Profiles,
            """
            foreach ($names in 'prod-*', 'PROD-*', @('prod-a', 'prod-*', 'prod-a'), 'prod-?') {
                '>'; Get-AliEni -ProfileName $names | ForEach-Object { "$($_.ProfileName)=$($_.NetworkInterfaceId)" }
            }
            """);

        Assert.Empty(session.Errors);
        var lists = string.Join(' ', session.Output).Split('>')[1..].Select(static list => list.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(4, lists.Count);
        Assert.All(lists, static rows =>
        {
            Assert.Distinct(rows);
            Assert.Equal(["prod-a", "prod-b"], rows.Select(static row => row.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task Star_uses_all_profiles_and_reports_the_unusable_one()
    {
        var session = await RunAsync(Profiles, "Get-AliEni -ProfileName * | ForEach-Object ProfileName");

        Assert.Equal(["prod-a", "prod-b"], session.Output.Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("'old'", Assert.Single(session.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wildcard_without_a_match_is_one_error()
    {
        var session = await RunAsync(Profiles, "Get-AliEni -ProfileName x*; Get-AliRegion -ProfileName x*");

        Assert.Empty(session.Output);
        Assert.Equal(2, session.Errors.Length);
        Assert.All(session.Errors, static error => Assert.Contains("'x*'", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Profile_whose_program_fails_leaves_the_test_of_the_others()
    {
        var config = Profiles.Replace("\"name\":\"old\",\"mode\":\"Anonymous\"", "\"name\":\"ext\",\"mode\":\"External\",\"process_command\":\"dotnet no-such-program\"", StringComparison.Ordinal);

        var session = await RunAsync(config, "Get-AliContext -ProfileName prod-a, ext, prod-b -Test | ForEach-Object ProfileName");

        Assert.Equal(["prod-a", "ext", "prod-b"], session.Output);
        Assert.Single(session.Errors, static error => error.Contains("'ext'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_current_profile_is_named_instead_of_the_missing_region()
    {
        var session = await RunAsync(Profiles.Replace("\"current\":\"prod-a\"", "\"current\":\"foo\"", StringComparison.Ordinal), "try { Get-AliEni } catch { \"$_ $($_.ErrorDetails.RecommendedAction)\" }");

        var error = Assert.Single(session.Output);
        Assert.Contains("no profile 'foo'", error, StringComparison.Ordinal);
        Assert.Contains("-ProfileName prod-a", error, StringComparison.Ordinal);
        Assert.DoesNotContain("aliyun configure", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_region_names_the_profile_that_should_have_it()
    {
        var session = await RunAsync(
            Profiles.Replace("\"current\":\"prod-a\"", "\"current\":\"foo\"", StringComparison.Ordinal),
            "$env:ALIBABA_CLOUD_ACCESS_KEY_ID = $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'x'; Get-AliEni");

        Assert.Contains("no profile 'foo'", Assert.Single(session.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_with_an_unusable_profile_leaves_the_others()
    {
        var session = await RunAsync(
            Profiles,
            """
            $known = (Get-AliEni -ProfileName prod-a -First 1).NetworkInterfaceId
            [pscustomobject]@{ NetworkInterfaceId = $known; ProfileName = 'prod-a'; RegionId = '' },
            [pscustomobject]@{ NetworkInterfaceId = 'eni-2'; ProfileName = 'old'; RegionId = 'cn-hangzhou' },
            [pscustomobject]@{ NetworkInterfaceId = 'eni-2'; ProfileName = 'old'; RegionId = 'cn-beijing' } | Get-AliEni | ForEach-Object ProfileName
            'next'
            """);

        Assert.Equal(["prod-a", "next"], session.Output);
        Assert.Contains("'old'", Assert.Single(session.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_request_names_its_profile()
    {
        var config = Profiles.Replace("\"name\":\"prod-b\",\"mode\":\"AK\",\"access_key_id\":\"testid\"", "\"name\":\"prod-b\",\"mode\":\"AK\",\"access_key_id\":\"nobody\"", StringComparison.Ordinal);

        var session = await RunAsync(config, "$null = Get-AliEni -ProfileName prod-a, prod-b; Get-AliEni -ProfileName prod-b -RegionId cn-*");

        Assert.Equal(2, session.Errors.Length);
        Assert.Contains("cn-hangzhou, profile prod-b: ", session.Errors[0], StringComparison.Ordinal);
        Assert.Contains("DescribeRegions, profile prod-b: ", session.Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_source_profile_is_corrected_in_the_profile_that_names_it()
    {
        var config = Profiles.Replace("\"name\":\"old\",\"mode\":\"Anonymous\"", "\"name\":\"old\",\"mode\":\"ChainableRamRoleArn\",\"source_profile\":\"gone\",\"ram_role_arn\":\"acs:ram::1:role/x\"", StringComparison.Ordinal);

        var session = await RunAsync(config, "try { Get-AliEni -ProfileName old } catch { $_.ToString(); $_.ErrorDetails.RecommendedAction }");

        Assert.Contains("'gone', the source of 'old'", session.Output[0], StringComparison.Ordinal);
        Assert.Contains("aliyun configure --profile old", session.Output[1], StringComparison.Ordinal);
    }

    private async Task<BareSession> RunAsync(string config, string script)
    {
        var file = Path.Combine(_folder, "config.json");
        await File.WriteAllTextAsync(file, config, TestContext.Current.CancellationToken);
        return await BareSession.RunAsync(script, new Dictionary<string, string> { ["ALIBABA_CLOUD_CONFIG_FILE"] = file, ["ALIBABA_CLOUD_ENDPOINT"] = emulator.Server.Endpoint.ToString() });
    }
}
