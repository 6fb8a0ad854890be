using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The facts of an error in its recommended action.</summary>
public sealed class RecommendedActionTests
{
    private const string Signed = "ACS3-HMAC-SHA256\n0123";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DescribeNetworkInterfaces", "grant ecs:DescribeNetworkInterfaces to")]
    [InlineData("DescribeRegions", "grant ecs:DescribeRegions to")]
    [InlineData("AssumeRole", "grant sts:AssumeRole to")]
    [InlineData(null, "grant the action to")]
    public void Missing_permission_names_the_RAM_action(string? action, string words) =>
        Assert.Contains(words, Records.Advice(new ApiException("NoPermission", "no", new ErrorContext { Action = action, Service = action == "AssumeRole" ? ApiService.Sts : ApiService.Ecs })), StringComparison.Ordinal);

    [Theory]
    [InlineData("SubUser", "2001", "AccountLevelIdentityBasedPolicy", "ImplicitDeny", "grant ecs:Other to the RAM user 2001 in an account-level policy.")]
    [InlineData("AssumedRoleUser", "reader:me", "ControlPolicy", "ImplicitDeny", "grant ecs:Other to the role reader:me in a control policy")]
    [InlineData("Federated", "saml/AD", "SomeNewPolicy", "ExplicitDeny", "remove the Deny on ecs:Other for saml/AD from a policy of type SomeNewPolicy.")]
    [InlineData(null, null, null, "ExplicitDeny", "remove the Deny on ecs:Other for this identity")]
    public void Missing_permission_names_principal_and_policy(string? type, string? name, string? policy, string kind, string words)
    {
        var error = new ApiException("Forbidden.RAM", "no", new ErrorContext { Action = "DescribeNetworkInterfaces", Denial = new AccessDenial("ecs:Other", type, name, policy, kind) });

        Assert.Contains(words, Records.Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server string to sign is:ACS3-HMAC-SHA256\n0123", true)]
    [InlineData("Specified. Server String To Sign Is: ACS3-HMAC-SHA256 0123 and more", true)]
    [InlineData("server string to sign is:ACS3-HMAC-SHA256\n4567", false)]
    [InlineData("does not match", true)]
    public void Refused_signature_blames_the_secret_or_a_modified_request(string message, bool secret)
    {
        var action = Records.Advice(new ApiException("SignatureDoesNotMatch", message, new ErrorContext { StringToSign = Signed }));

        Assert.Contains(secret ? "Check the AccessKey secret" : "modified in transit", action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20, "20 minutes behind")]
    [InlineData(61, "61 minutes ahead of")]
    [InlineData(190, "3 hours ahead of")]
    [InlineData(-60 * 24 * 40, "40 days behind")]
    [InlineData(1, "proxy that delays")]
    public void Wrong_clock_is_measured(int minutes, string words)
    {
        var error = new ApiException("InvalidTimeStamp.Expired", "expired", new ErrorContext { ServerTime = Now, MachineTime = Now.AddMinutes(minutes) });

        Assert.Contains(words, Records.Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-hangzou", "Did you mean cn-hangzhou")]
    [InlineData("hangzhou", "Did you mean cn-hangzhou")]
    [InlineData("Tokyo", "Did you mean ap-northeast-1?")]
    [InlineData("cn-hangzhou", "Choose a region that Get-AliRegion lists")]
    [InlineData("nowhere-at-all-1", "Choose a region that Get-AliRegion lists")]
    [InlineData("all", "Use -RegionId *")]
    public void Unknown_region_gets_the_nearest_known_ones(string region, string words) =>
        Assert.StartsWith(words, Records.Advice(new ApiException("InvalidRegionId.NotFound", "no such region", new ErrorContext { RegionId = region })), StringComparison.Ordinal);

    [Fact]
    public void Wrong_endpoint_names_the_host_of_the_region() => Assert.Contains(
        "ecs-cn-hangzhou.aliyuncs.com",
        Records.Advice(new ApiException("InvalidOperation.NotSupportedEndpoint", "no", new ErrorContext { RegionId = "cn-hangzhou" })),
        StringComparison.Ordinal);

    [Fact]
    public void Throttling_names_the_calls_that_count() => Assert.Contains(
        "Calls to DescribeNetworkInterfaces",
        Records.Advice(new ApiException("Throttling.User", "denied", new ErrorContext { Action = "DescribeNetworkInterfaces" })),
        StringComparison.Ordinal);
}
