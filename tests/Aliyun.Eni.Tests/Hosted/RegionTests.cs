using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

[Trait("Speed", "Slow")]
public sealed class RegionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public void Every_region_comes_with_its_endpoint_name_and_state()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        emulator.Server.ClearRequests();

        var regions = shell.Run("Get-AliRegion").OutputAs<Region>();

        Assert.Equal(emulator.Server.World.Regions.Select(region => region.RegionId), regions.Select(region => region.RegionId!));
        Assert.All(regions, region =>
        {
            Assert.NotNull(region.RegionEndpoint);
            Assert.NotNull(region.LocalName);
            Assert.NotNull(region.Status);
        });
        var request = Assert.Single(emulator.Server.Requests);
        Assert.Equal("DescribeRegions", request.Action);
        Assert.Null(request.RegionId);
        Assert.Equal("en-US", request.Parameters["AcceptLanguage"]);
    }

    [Fact]
    public void Names_come_in_the_language_asked_for_and_regions_by_pattern()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var region = Assert.Single(shell.Run("Get-AliRegion -AcceptLanguage zh-CN -RegionId cn-hang*").OutputAs<Region>());

        Assert.Equal("cn-hangzhou", region.RegionId);
        Assert.Contains("杭州", region.LocalName, StringComparison.Ordinal);
    }

    private static string Page(string action, params string[] regions)
    {
        var rows = regions.Select(static region => "{\"RegionId\":\"" + region + "\",\"LocalName\":\"S\\u001b[31m\\u202e\\u0007\",\"Status\":\"available\"}");
        return action == "DescribeRegions" ? "{\"Regions\":{\"Region\":[" + string.Join(',', rows) + "]}}"
            : """{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}]}}""";
    }

    [Theory]
    [InlineData("Get-AliRegion | Get-AliEni")]
    [InlineData("Get-AliEni -RegionId *")]
    public async Task A_forged_region_is_one_error_and_the_others_are_listed(string script)
    {
        await using var server = RawServer.Answering(static action => Page(action, "cn-shanghai", "evil.com/", "cn-beijing"));
        using var shell = ModuleShell.For(server.Endpoint);

        var outcome = shell.Run(script);

        Assert.Null(outcome.Terminating);
        Assert.StartsWith("Ali.RegionMalformed,Get-AliEni", Assert.Single(outcome.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["cn-beijing", "cn-shanghai"], outcome.OutputAs<NetworkInterface>().Select(static row => row.RegionId).Order());
    }

    [Fact]
    public async Task Many_forged_regions_are_one_error_with_their_number()
    {
        await using var server = RawServer.Answering(static action => Page(action, [.. Enumerable.Range(0, 3000).Select(static i => $"evil{i}.com/{new string('x', 300)}"), "cn-beijing"]));
        using var shell = ModuleShell.For(server.Endpoint);

        var outcome = shell.Run("Get-AliEni -RegionId *");

        var error = Assert.Single(outcome.Errors).ToString();
        Assert.Contains("3,000", error, StringComparison.Ordinal);
        Assert.Contains("evil0.com/", error, StringComparison.Ordinal);
        Assert.InRange(error.Length, 1, 600);
        Assert.Single(outcome.Output);
    }

    [Theory]
    [InlineData("Get-AliEni -RegionId *")]
    [InlineData("Get-AliRegion | Get-AliEni")]
    public async Task A_secret_that_comes_as_a_region_is_not_printed(string script)
    {
        const string Token = "TOKabcdef/+==SECRET";
        await using var server = RawServer.Answering(static action => Page(action, Token, "cn-beijing"));
        using var shell = ModuleShell.For(server.Endpoint);
        shell.Set("token", ModuleShell.Key("any", Token).Password);
        shell.Run("Set-AliContext -Endpoint $endpoint -RegionId $region -Credential $credential -SecurityToken $token");

        var outcome = shell.Run(script);

        Assert.Single(outcome.Output);
        var error = outcome.Error();
        Assert.Contains("…", error.ToString(), StringComparison.Ordinal);
        Assert.All([error.ToString(), error.Exception.ToString(), $"{error.TargetObject}"], text => Assert.DoesNotContain("abcdef", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_text_that_is_no_region_is_not_completed()
    {
        await using var server = RawServer.Answering(static action => Page(action, "cn-new", "evil.com/"));
        using var shell = ModuleShell.For(server.Endpoint);

        var words = shell.Run("Get-AliRegion > $null; (TabExpansion2 'Get-AliEni -RegionId ' 21).CompletionMatches.CompletionText").OutputAs<string>();

        Assert.Contains("cn-new", words);
        Assert.DoesNotContain(words, static word => word.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_has_no_control_characters()
    {
        await using var server = RawServer.Answering(static action => Page(action, "cn-beijing"));
        using var shell = ModuleShell.For(server.Endpoint);

        var region = Assert.Single(shell.Run("Get-AliRegion").OutputAs<Region>());

        Assert.StartsWith("S", region.LocalName, StringComparison.Ordinal);
        Assert.DoesNotContain(region.LocalName!, static c => char.IsControl(c) || c == '\u202e');
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"RequestId":"R","Regions":null}""")]
    public async Task A_response_without_regions_is_an_error(string response)
    {
        await using var server = RawServer.Answering(_ => response);
        using var shell = ModuleShell.For(server.Endpoint);

        Assert.StartsWith("Ali.MalformedResponse,Get-AliRegion", shell.Run("Get-AliRegion -MaxRetry 0").Error().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a")]
    [InlineData("\u001b[31m")]
    [InlineData("evil.com/")]
    public void A_malformed_region_of_the_environment_is_refused_with_the_name_of_the_variable(string region)
    {
        var environment = new CredentialEnvironment
        {
            Variable = name => name == "ALIBABA_CLOUD_REGION_ID" ? region : null,
            Home = AppContext.BaseDirectory,
            Transport = static _ => throw new InvalidOperationException("A request was sent."),
            IsEcsInstance = static () => false,
        };
        var resolver = new ConnectionResolver(ConnectionSettings.Empty, ConnectionSettings.Empty, environment);

        var error = Assert.Throws<ConfigurationException>(resolver.Regions);

        Assert.Equal("Ali.RegionMalformed", error.ErrorId);
        Assert.Contains("ALIBABA_CLOUD_REGION_ID", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void A_refusal_is_one_error()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint, accessKeyId: "nobody");
        var error = shell.Run("Get-AliRegion").Error();
        Assert.StartsWith("InvalidAccessKeyId.NotFound,Get-AliRegion", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
    }
}
