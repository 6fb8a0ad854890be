using System.Text.Json;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.CredentialEndpoints;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>Profiles as a user's session finds them: a process of its own, with a home of its own.</summary>
[Trait("Speed", "Slow")]
public sealed class IdentityPackageTests : IAsyncLifetime
{
    private const string Role = "acs:ram::1234567890123456:role/eni-reader";

    private readonly string _home = Directory.CreateTempSubdirectory("aliyun-eni-session-").FullName;
    private EmulatorServer _emulator = null!;
    private MetadataServer _metadata = null!;
    private CredentialsUriServer _uri = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 50 });
        _metadata = await MetadataServer.StartAsync(new MetadataOptions { Emulator = _emulator });
        _uri = await CredentialsUriServer.StartAsync(new CredentialsUriOptions { Emulator = _emulator });
        await File.WriteAllTextAsync(Path.Combine(_home, "token"), _emulator.Identities.OidcToken);
        await File.WriteAllTextAsync(Path.Combine(_home, "keys.json"), """{"mode":"AK","access_key_id":"testid","access_key_secret":"testsecret"}""");
        WriteConfig(
            new { name = "ak", mode = "AK", access_key_id = "testid", access_key_secret = "testsecret", region_id = "cn-hangzhou" },
            new { name = "sts", mode = "StsToken", access_key_id = "STS.testid", access_key_secret = "testsecret", sts_token = "testtoken", region_id = "cn-hangzhou" },
            new { name = "role", mode = "RamRoleArn", access_key_id = "testid", access_key_secret = "testsecret", ram_role_arn = Role, ram_session_name = "session", region_id = "cn-hangzhou" },
            new { name = "chain", mode = "ChainableRamRoleArn", source_profile = "role", ram_role_arn = "acs:ram::1234567890123456:role/second", ram_session_name = "session", region_id = "cn-hangzhou" },
            new { name = "ecs", mode = "EcsRamRole", region_id = "cn-hangzhou" },
            new { name = "ecs-role", mode = "RamRoleArnWithEcs", ram_role_arn = Role, ram_session_name = "session", region_id = "cn-hangzhou" },
            new { name = "oidc", mode = "OIDC", oidc_provider_arn = _emulator.Identities.OidcProviderArn, oidc_token_file = Path.Combine(_home, "token"), ram_role_arn = Role, ram_session_name = "session", region_id = "cn-hangzhou" },
            new { name = "external", mode = "External", process_command = (OperatingSystem.IsWindows() ? "cmd /c type " : "cat ") + Path.Combine(_home, "keys.json").Replace('\\', '/'), region_id = "cn-hangzhou" },
            new { name = "uri", mode = "CredentialsURI", credentials_uri = _uri.CredentialsUri.ToString(), region_id = "cn-hangzhou" },
            new { name = "sso", mode = "CloudSSO", access_key_id = "STS.testid", access_key_secret = "testsecret", sts_token = "testtoken", sts_expiration = 4102444800L, region_id = "cn-hangzhou" },
            new { name = "wrong", mode = "AK", access_key_id = "testid", access_key_secret = "wrongsecret", region_id = "cn-hangzhou" },
            new { name = "denied", mode = "RamRoleArn", access_key_id = "testid", access_key_secret = "testsecret", ram_role_arn = "acs:ram::1234567890123456:role/none", ram_session_name = "session", region_id = "cn-hangzhou" });
    }

    public async ValueTask DisposeAsync()
    {
        await _uri.DisposeAsync();
        await _metadata.DisposeAsync();
        await _emulator.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task Every_kind_of_profile_lists_and_none_shows_a_secret()
    {
        string[] good = ["ak", "sts", "role", "chain", "ecs", "ecs-role", "oidc", "external", "uri", "sso"];
        var session = await BareSession.RunAsync(
            $$"""
            foreach ($name in '{{string.Join("','", good)}}', 'wrong', 'denied') {
                $rows = 0
                $all = & { Get-AliContext -ProfileName $name; Get-AliEni -ProfileName $name -Verbose -Debug; Get-AliContext -ProfileName $name -Test } *>&1
                foreach ($one in $all) {
                    if ($one -is [Aliyun.Eni.NetworkInterface]) { $rows++; if ($one.ProfileName -ne $name) { "row of $($one.ProfileName)" } }
                    else { "SAID $one $($one.Exception)"; foreach ($property in $one.PSObject.Properties) { "SAID $($property.Name)=$($property.Value)" } }
                }
                "$name $rows"
            }
            """,
            Environment());

        Assert.Empty(session.Errors);
        Assert.All(good, name => Assert.Contains($"{name} {Rows}", session.Output));
        Assert.Contains("wrong 0", session.Output);
        Assert.Contains("denied 0", session.Output);
        var said = string.Join('\n', session.Output.Concat(session.Warnings).Concat(session.Verbose));
        Assert.Contains("DescribeNetworkInterfaces cn-hangzhou", said, StringComparison.Ordinal);
        Assert.Contains("assumed-role/eni-reader", said, StringComparison.Ordinal);
        Assert.Contains("SignatureDoesNotMatch", said, StringComparison.Ordinal);
        Assert.Contains("EntityNotExist.Role", said, StringComparison.Ordinal);
        var secrets = _emulator.IssuedSessions.SelectMany(issued => new[] { issued.Account.AccessKeySecret, issued.Account.SecurityToken! })
            .Concat(["testsecret", "wrongsecret", "testtoken", _emulator.Identities.OidcToken, "app=eni"]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_cannot_be_assumed_is_an_error_of_the_region_that_says_what_to_do()
    {
        _emulator.Identities.Set(new TrustedRole(Role) { Principals = [] });

        var session = await BareSession.RunAsync(
            """
            foreach ($name in 'denied', 'role') {
                try { Get-AliEni -ProfileName $name -ErrorAction Stop }
                catch [Aliyun.Eni.ApiException] { "$($_.Exception.Action) $($_.Exception.Code) $($_.TargetObject) $($_.ErrorDetails.RecommendedAction)" }
            }
            """,
            Environment());

        Assert.StartsWith("AssumeRole EntityNotExist.Role cn-hangzhou Check the ARNs of the role", session.Output[0], StringComparison.Ordinal);
        Assert.StartsWith("AssumeRole NoPermission cn-hangzhou Ask an account administrator", session.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_runspaces_with_one_role_are_one_session()
    {
        var session = await BareSession.RunAsync(
            $$"""
            $runs = foreach ($i in 1..30) {
                $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
                $null = $shell.AddScript("Import-Module '{{Paths.Module}}'; @(Get-AliEni -ProfileName role).Count")
                @{ Shell = $shell; Handle = $shell.BeginInvoke() }
            }
            foreach ($run in $runs) { $run.Shell.EndInvoke($run.Handle); $run.Shell.Streams.Error }
            """,
            Environment());

        Assert.Empty(session.Errors);
        Assert.Equal(Enumerable.Repeat($"{Rows}", 30), session.Output);
        Assert.Single(_emulator.Requests, request => request.Action == "AssumeRole");
        Assert.Single(_emulator.IssuedSessions);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_told_of_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File permissions of Unix were left out: this is Windows.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_home, "config.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var session = await BareSession.RunAsync("$null = Get-AliEni -ProfileName ak; $null = Get-AliEni -ProfileName ak", Environment());

        Assert.Contains("chmod 600", Assert.Single(session.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_are_asked_with_the_profile_that_found_them()
    {
        var session = await BareSession.RunAsync("Get-AliRegion -ProfileName role | Get-AliEni | ForEach-Object ProfileName", Environment());

        Assert.Empty(session.Errors);
        Assert.Equal(Enumerable.Repeat("role", _emulator.World.All.Count()), session.Output);
    }

    [Fact]
    public async Task The_service_says_who_we_are()
    {
        var session = await BareSession.RunAsync("(Get-AliContext -ProfileName role -Test).Identity.Arn", Environment());
        Assert.Equal("acs:ram::1234567890123456:assumed-role/eni-reader/session", Assert.Single(session.Output));
    }

    private int Rows => _emulator.World.InRegion("cn-hangzhou").Count();

    private void WriteConfig(params object[] profiles)
    {
        var file = Path.Combine(_home, "config.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { current = "ak", profiles }));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["ALIBABA_CLOUD_CONFIG_FILE"] = Path.Combine(_home, "config.json"),
        ["ALIBABA_CLOUD_ENDPOINT"] = _emulator.Endpoint.ToString(),
        ["ALIBABA_CLOUD_STS_ENDPOINT"] = _emulator.Endpoint.ToString(),
        ["ALIBABA_CLOUD_ECS_METADATA_ENDPOINT"] = _metadata.Endpoint.ToString(),
    };
}
