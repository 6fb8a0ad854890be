using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The facts of an error in the advice on it.</summary>
public sealed class AdviceTests
{
    private const string Signed = "ACS3-HMAC-SHA256\n0123";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DescribeNetworkInterfaces", "grant ecs:DescribeNetworkInterfaces to this identity (Get-AliContext -Test shows which).")]
    [InlineData("DescribeRegions", "grant ecs:DescribeRegions to this identity")]
    [InlineData("AssumeRole", "grant sts:AssumeRole to this identity (Get-AliContext -Test shows which), and let the trust policy of the role name it.")]
    [InlineData(null, "grant the action to this identity")]
    public void The_action_to_grant_is_the_one_that_was_refused(string? action, string words) =>
        Assert.Contains(words, Records.Advice(new EcsException("NoPermission", "no") { Action = action }), StringComparison.Ordinal);

    [Theory]
    [InlineData("SubUser", "2001", "AccountLevelIdentityBasedPolicy", "ImplicitDeny", "grant ecs:Other to the RAM user 2001 in a policy for the whole account.")]
    [InlineData("AssumedRoleUser", "reader:me", "ControlPolicy", "ImplicitDeny", "grant ecs:Other to the role reader:me in a control policy of the resource directory.")]
    [InlineData("Federated", "saml/AD", "SomeNewPolicy", "ExplicitDeny", "take the Deny of ecs:Other for saml/AD out of a policy of the kind SomeNewPolicy.")]
    [InlineData(null, null, null, "ExplicitDeny", "take the Deny of ecs:Other for this identity (Get-AliContext -Test shows which) out of its policies.")]
    public void What_the_service_says_of_a_missing_permission_is_said(string? type, string? name, string? policy, string kind, string words)
    {
        var error = new EcsException("Forbidden.RAM", "no") { Action = "DescribeNetworkInterfaces", Denial = new AccessDenial("ecs:Other", type, name, policy, kind) };

        Assert.EndsWith(words, Records.Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server string to sign is:ACS3-HMAC-SHA256\n0123", "Check the AccessKey secret: the service signed the very text")]
    [InlineData("Specified. Server String To Sign Is: ACS3-HMAC-SHA256 0123 and more", "Check the AccessKey secret: the service signed the very text")]
    [InlineData("server string to sign is:ACS3-HMAC-SHA256\n4567", "Look for a proxy that changes requests, and report a defect of this module")]
    [InlineData("does not match", "Check the AccessKey secret: most likely")]
    public void A_refused_signature_is_the_secrets_fault_or_the_texts(string message, string words) =>
        Assert.StartsWith(words, Records.Advice(new EcsException("SignatureDoesNotMatch", message) { StringToSign = Signed }), StringComparison.Ordinal);

    [Theory]
    [InlineData(-20, "Set the clock of this machine, which is 20 minutes behind the service's;")]
    [InlineData(61, "Set the clock of this machine, which is 61 minutes ahead of the service's;")]
    [InlineData(190, "which is 3 hours ahead of")]
    [InlineData(-60 * 24 * 40, "which is 40 days behind")]
    [InlineData(1, "Look for a proxy that holds requests back")]
    public void A_wrong_clock_is_wrong_by_so_much(int minutes, string words)
    {
        var error = new EcsException("InvalidTimeStamp.Expired", "expired") { ServerTime = Now, MachineTime = Now.AddMinutes(minutes) };

        Assert.Contains(words, Records.Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-hangzou", "Did you mean cn-hangzhou")]
    [InlineData("cn-hangzhou", "Choose a region of Get-AliRegion")]
    [InlineData("nowhere-at-all-1", "Choose a region of Get-AliRegion")]
    public void Near_regions_are_named_where_the_region_is_not_known(string region, string words) =>
        Assert.StartsWith(words, Records.Advice(new EcsException("InvalidRegionId.NotFound", "no such region") { RegionId = region }), StringComparison.Ordinal);

    [Fact]
    public void Throttling_says_which_calls_are_counted() => Assert.Contains(
        "calls of DescribeNetworkInterfaces are counted by the minute",
        Records.Advice(new EcsException("Throttling.User", "denied") { Action = "DescribeNetworkInterfaces" }),
        StringComparison.Ordinal);
}
