using System.Management.Automation;
using System.Text;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Errors as a user sees them: refusals of a server, over real sockets, with their id, category, words and advice.</summary>
[Trait("Speed", "Slow")]
public sealed class RecommendedActionHostedTests : IClassFixture<EmulatorFixture>, IDisposable
{
    private readonly EmulatorFixture _emulator;
    private readonly ModuleShell _shell;

    public RecommendedActionHostedTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _emulator.Server.Faults.Clear();
        _shell = ModuleShell.For(emulator.Server.Endpoint);
    }

    public void Dispose()
    {
        _emulator.Server.Faults.Clear();
        _shell.Dispose();
    }

    [Theory]
    [InlineData(403, "Forbidden.RAM", ErrorCategory.PermissionDenied, "grant ecs:DescribeNetworkInterfaces to this identity")]
    [InlineData(403, "Forbidden.SubUser", ErrorCategory.PermissionDenied, "grant ecs:DescribeNetworkInterfaces to this identity")]
    [InlineData(403, "InvalidUserType.NotSupported", ErrorCategory.PermissionDenied, "Use an account of another type")]
    [InlineData(403, "Abs.InvalidAccount.NotFound", ErrorCategory.AuthenticationError, "Use the AccessKey of another account")]
    [InlineData(403, "Forbidden.AccessKeyDisabled", ErrorCategory.AuthenticationError, "Enable the AccessKey")]
    [InlineData(400, "InvalidSecurityToken.Expired", ErrorCategory.AuthenticationError, "Get new STS credentials")]
    [InlineData(400, "Throttling.User", ErrorCategory.LimitsExceeded, "Calls to DescribeNetworkInterfaces")]
    [InlineData(503, "ServiceUnavailable.RegionMaintaining", ErrorCategory.ResourceUnavailable, "maintenance")]
    [InlineData(400, "Forbidden.RegionId", ErrorCategory.ResourceUnavailable, "Choose another region")]
    [InlineData(404, "InvalidVSwitchId.NotFound", ErrorCategory.ObjectNotFound, "Check the ID or address, the region and the account")]
    [InlineData(404, "InvalidAction.NotFound", ErrorCategory.NotImplemented, "Check the endpoint")]
    [InlineData(400, "InvalidParameter", ErrorCategory.InvalidArgument, "Check the value of the parameter")]
    [InlineData(403, "MaxEniCountExceeded", ErrorCategory.QuotaExceeded, "Quota Center")]
    [InlineData(409, "Some.Unheard.Of.Code", ErrorCategory.ResourceBusy, "https://api.aliyun.com/troubleshoot?q=Some.Unheard.Of.Code")]
    public void A_refusal_has_the_services_code_and_words_and_says_what_to_do(int status, string code, ErrorCategory category, string advice)
    {
        _emulator.Server.ClearRequests();
        _emulator.Server.Faults.Add($"error:* status={status} code={code} message=\"The service's own words.\"");

        var error = _shell.Run("Get-AliEni -MaxRetry 0").Error();

        Assert.StartsWith($"{code},Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(EmulatorFixture.Region, error.TargetObject);
        var request = Assert.Single(_emulator.Server.Requests).RequestId;
        Assert.Equal($"cn-hangzhou: The service's own words. ({code}, HTTP {status}, RequestId {request})", error.ErrorDetails.Message);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateways_word_for_an_expired_token_is_understood()
    {
        _emulator.Server.Faults.Add(new FaultRule(FaultKind.Error)
        {
            Status = 400, Code = "InvalidParameter", Message = "The specified parameter \"SecurityToken.Expired\" is not valid.", Count = FaultRule.Forever,
        });

        var error = _shell.Run("Get-AliEni").Error();

        Assert.StartsWith("InvalidParameter,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Get new STS credentials", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_action_to_grant_is_the_one_that_was_refused()
    {
        _emulator.Server.Faults.Add("error");

        Assert.Contains("grant ecs:DescribeRegions to", _shell.Run("Get-AliRegion").Error().ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_secret_is_told_from_a_request_that_was_changed_on_its_way()
    {
        using var wrong = ModuleShell.For(_emulator.Server.Endpoint, accessKeySecret: "not-the-secret");
        var secret = wrong.Run("Get-AliEni").Error().ErrorDetails;
        _emulator.Server.Faults.Add("error code=SignatureDoesNotMatch status=400 message=\"server string to sign is:ACS3-HMAC-SHA256 00ff\"");
        var changed = _shell.Run("Get-AliEni").Error().ErrorDetails;

        Assert.StartsWith("Check the AccessKey secret", secret.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("modified in transit", changed.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", secret.RecommendedAction + secret.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_the_service_does_not_know_is_compared_with_those_that_are_known()
    {
        var error = _shell.Run("Get-AliEni -RegionId cn-hangzou").Error();

        Assert.StartsWith("InvalidRegionId.NotFound,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("cn-hangzou", error.TargetObject);
        Assert.StartsWith("Did you mean cn-hangzhou", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_clock_is_wrong_by_so_much()
    {
        await using var ahead = await EmulatorServer.StartAsync(
            new EmulatorOptions { TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(5)) }, TestContext.Current.CancellationToken);

        // The clock is set right once; a server that refuses the right time too has the last word.
        ahead.Faults.Add("error:* status=400 code=InvalidTimeStamp.Expired");
        using var shell = ModuleShell.For(ahead.Endpoint);

        var error = shell.Run("Get-AliEni").Error();

        Assert.StartsWith("InvalidTimeStamp.Expired,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("5 hours behind", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_says_of_a_missing_permission_is_said()
    {
        const string Body = """
            {"RequestId":"R-1","Code":"Forbidden.RAM","Message":"User not authorized.","AccessDeniedDetail":{"AuthAction":"ecs:DescribeNetworkInterfaces",
            "AuthPrincipalType":"SubUser","AuthPrincipalDisplayName":"2001","PolicyType":"ControlPolicy","NoPermissionType":"ExplicitDeny"}}
            """;
        await using var server = new SilentServer($"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: {Encoding.ASCII.GetByteCount(Body)}\r\n\r\n{Body}");
        using var shell = ModuleShell.For(server.Endpoint);

        var error = shell.Run("Get-AliEni").Error();

        Assert.Contains("Deny on ecs:DescribeNetworkInterfaces for the RAM user 2001 from a control policy", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
