using System.Management.Automation;
using System.Net;
using Aliyun.Eni.Tests.Support;
using static System.Management.Automation.ErrorCategory;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The category of every code, and that there is something to do about it.</summary>
public sealed class ErrorTableTests
{
    /// <summary>The table of error codes of DescribeNetworkInterfaces.</summary>
    public static TheoryData<int, string, ErrorCategory> OfTheAction => new()
    {
        { 403, "InvalidUserType.NotSupported", PermissionDenied },
        { 403, "Abs.InvalidAccount.NotFound", AuthenticationError },
        { 400, "MissingParameter", InvalidArgument },
        { 403, "Forbidden.NotSupportRAM", PermissionDenied },
        { 400, "UnsupportedParameter", InvalidArgument },
        { 403, "Forbidden.SubUser", PermissionDenied },
        { 400, "InvalidParameter", InvalidArgument },
        { 400, "InvalidInstanceID.Malformed", InvalidArgument },
        { 400, "InvalidOperation.InvalidEcsState", ResourceBusy },
        { 400, "InvalidOperation.InvalidEniState", ResourceBusy },
        { 400, "InvalidOperation.DetachPrimaryEniNotAllowed", InvalidOperation },
        { 404, "InvalidEcsId.NotFound", ObjectNotFound },
        { 404, "InvalidEniId.NotFound", ObjectNotFound },
        { 404, "InvalidVSwitchId.NotFound", ObjectNotFound },
        { 404, "InvalidSecurityGroupId.NotFound", ObjectNotFound },
        { 403, "MaxEniCountExceeded", QuotaExceeded },
        { 403, "EniPerInstanceLimitExceeded", QuotaExceeded },
        { 403, "InvalidOperation.AvailabilityZoneMismatch", InvalidOperation },
        { 403, "InvalidOperation.VpcMismatch", InvalidOperation },
        { 403, "SecurityGroupInstanceLimitExceed", QuotaExceeded },
        { 403, "InvalidSecurityGroupId.NotVpc", InvalidArgument },
        { 403, "InvalidOperation.InvalidEniType", InvalidOperation },
        { 400, "Forbidden.RegionId", ResourceUnavailable },
        { 403, "InvalidVpc.Empty", InvalidOperation },
        { 400, "InvalidRegionId.MalFormed", InvalidArgument },
    };

    /// <summary>The codes every action of the service can answer with, and those of STS.</summary>
    public static TheoryData<int, string, ErrorCategory> OfEveryAction => new()
    {
        { 400, "MissingParameter.RegionId", InvalidArgument },
        { 400, "MissingRegionId", InvalidArgument },
        { 400, "InvalidParameter.MaxResults", InvalidArgument },
        { 400, "InvalidParameter.Format", InvalidArgument },
        { 404, "InvalidRegionId.NotFound", ObjectNotFound },
        { 404, "InvalidProduct.NotFound", NotImplemented },
        { 404, "InvalidApi.NotFound", NotImplemented },
        { 404, "InvalidAction.NotFound", NotImplemented },
        { 403, "InvalidAction", NotImplemented },
        { 404, "InvalidVersion", NotImplemented },
        { 405, "UnsupportedHTTPMethod", NotImplemented },
        { 404, "InvalidAccessKeyId.NotFound", AuthenticationError },
        { 400, "InvalidAccessKeyId.NotFound", AuthenticationError },
        { 400, "InvalidAccessKeyId.Inactive", AuthenticationError },
        { 403, "Forbidden.AccessKeyDisabled", AuthenticationError },
        { 400, "IncompleteSignature", AuthenticationError },
        { 400, "SignatureDoesNotMatch", AuthenticationError },
        { 400, "SignatureNonceUsed", ProtocolError },
        { 400, "InvalidTimeStamp.Expired", AuthenticationError },
        { 400, "InvalidTimeStamp.Format", ProtocolError },
        { 400, "IllegalTimestamp", AuthenticationError },
        { 400, "InvalidProtocol.NeedSsl", SecurityError },
        { 403, "InvalidSecurityToken.Expired", AuthenticationError },
        { 400, "InvalidSecurityToken.Malformed", AuthenticationError },
        { 400, "InvalidSecurityToken.MismatchWithAccessKey", AuthenticationError },
        { 400, "MissingSecurityToken", AuthenticationError },
        { 403, "Forbidden.RAM", PermissionDenied },
        { 403, "Forbidden.Unauthorized", PermissionDenied },
        { 403, "Forbidden", PermissionDenied },
        { 403, "NoPermission", PermissionDenied },
        { 403, "UnauthorizedOperation", PermissionDenied },
        { 403, "Forbidden.RiskControl", PermissionDenied },
        { 409, "OperationConflict", ResourceBusy },
        { 409, "Operation.Conflict", ResourceBusy },
        { 403, "LastTokenProcessing", ResourceBusy },
        { 403, "IdempotentFailed", InvalidOperation },
        { 400, "IdempotentParameterMismatch", InvalidArgument },
        { 400, "Throttling", LimitsExceeded },
        { 400, "Throttling.User", LimitsExceeded },
        { 503, "Throttling.Api", LimitsExceeded },
        { 429, "Throttling.Resource", LimitsExceeded },
        { 400, "Rejected.Throttling", LimitsExceeded },
        { 500, "InternalError", ResourceUnavailable },
        { 503, "ServiceUnavailable", ResourceUnavailable },
        { 503, "ServiceUnavailable.RegionMaintaining", ResourceUnavailable },
        { 400, "UnknownError", ResourceUnavailable },
        { 404, "EntityNotExist.Role", ObjectNotFound },
        { 404, "EntityNotExist.OIDCProvider", ObjectNotFound },
        { 400, "AuthenticationFail.OIDCToken.Invalid", AuthenticationError },
        { 403, "AuthenticationFail.NoPermission", PermissionDenied },
    };

    /// <summary>Codes of this module.</summary>
    public static TheoryData<int, string, ErrorCategory> Ours => new()
    {
        { 0, "Ali.Timeout", OperationTimeout },
        { 0, "Ali.UnknownHost", ConnectionError },
        { 0, "Ali.UnknownRegion", ObjectNotFound },
        { 0, "Ali.ConnectionFailed", ConnectionError },
        { 200, "Ali.ConnectionLost", ConnectionError },
        { 0, "Ali.TlsFailed", SecurityError },
        { 200, "Ali.MalformedResponse", InvalidData },
        { 200, "Ali.RepeatedToken", InvalidData },
        { 200, "Ali.EndlessPages", InvalidData },
        { 200, "Ali.UnexpectedResponse", InvalidData },
        { 403, "Ali.UnexpectedResponse", PermissionDenied },
        { 407, "Ali.UnexpectedResponse", AuthenticationError },
        { 503, "Ali.UnexpectedResponse", ResourceUnavailable },
        { 504, "Ali.UnexpectedResponse", OperationTimeout },
    };

    /// <summary>Codes that are in no document.</summary>
    public static TheoryData<int, string, ErrorCategory> OfNobody => new()
    {
        { 403, "Forbidden.SomethingNew", PermissionDenied },
        { 404, "InvalidKeyPairName.NotFound", ObjectNotFound },
        { 400, "Some.New.Throttling.Kind", LimitsExceeded },
        { 403, "InvalidOperation.HasMemberEniAttached", InvalidOperation },
        { 403, "QuotaExceed.PrivateIpAddress", QuotaExceeded },
        { 403, "SecondaryPrivateIpAddressLimitExceeded", QuotaExceeded },
        { 400, "InvalidEniType.Malformed", InvalidArgument },
        { 400, "IncorrectInstanceStatus", ResourceBusy },
        { 409, "InvalidName.AlreadyExist", ResourceExists },
    };

    [Theory]
    [MemberData(nameof(OfTheAction))]
    [MemberData(nameof(OfEveryAction))]
    [MemberData(nameof(Ours))]
    [MemberData(nameof(OfNobody))]
    public void Every_code_has_its_category(int status, string code, ErrorCategory category)
    {
        var record = Records.Of(Error(status, code));

        Assert.Equal(category, record.CategoryInfo.Category);
        Assert.Equal($"{code},Get-AliEni", record.FullyQualifiedErrorId);
    }

    [Theory]
    [MemberData(nameof(OfTheAction))]
    [MemberData(nameof(OfEveryAction))]
    [MemberData(nameof(Ours))]
    public void Every_code_that_is_known_comes_with_one_sentence_on_what_to_do(int status, string code, ErrorCategory category)
    {
        var advice = Records.Advice(Error(status, code));

        Assert.True(advice.EndsWith('.'), $"{category}: {advice}");
        Assert.Equal(-1, advice.IndexOfAny(['{', '}', '\n']));
        Assert.DoesNotContain(". ", advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, AuthenticationError)]
    [InlineData(403, PermissionDenied)]
    [InlineData(404, ObjectNotFound)]
    [InlineData(408, OperationTimeout)]
    [InlineData(409, ResourceBusy)]
    [InlineData(418, InvalidArgument)]
    [InlineData(429, LimitsExceeded)]
    [InlineData(501, NotImplemented)]
    [InlineData(502, ResourceUnavailable)]
    [InlineData(200, InvalidData)]
    public void A_code_without_meaning_goes_by_its_status_and_by_what_the_service_links_to(int status, ErrorCategory category)
    {
        var error = Error(status, "Odd");
        Assert.Equal(category, Records.Of(error).CategoryInfo.Category);
        Assert.Empty(Records.Advice(error));

        error.HelpLink = "https://api.aliyun.com/troubleshoot?q=Odd";
        Assert.Equal("Read what the service says of it: https://api.aliyun.com/troubleshoot?q=Odd", Records.Advice(error));
    }

    [Fact]
    public void A_gateways_word_for_an_expired_token_is_understood_and_its_code_kept()
    {
        var record = Records.Of(new EcsException(
            "InvalidParameter", "The specified parameter \"SecurityToken.Expired\" is not valid.", HttpStatusCode.BadRequest));

        Assert.Equal("InvalidParameter,Get-AliEni", record.FullyQualifiedErrorId);
        Assert.Equal(AuthenticationError, record.CategoryInfo.Category);
        Assert.StartsWith("Get a new key of STS", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static EcsException Error(int status, string code) => new(code, "what the service says", status == 0 ? null : (HttpStatusCode)status);
}
