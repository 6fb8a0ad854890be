using System.Management.Automation;
using System.Net;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Tests.Support;
using static System.Management.Automation.ErrorCategory;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The category and the recommended action of each error code.</summary>
public sealed class ErrorCatalogTests
{
    /// <summary>Codes of DescribeNetworkInterfaces, of every action and of STS that Golden/error-codes.txt doesn't list.</summary>
    public static TheoryData<int, string, ErrorCategory> ReadCodes => new()
    {
        { 400, "Forbidden.RegionId", ResourceUnavailable },
        { 403, "InvalidVpc.Empty", InvalidOperation },
        { 400, "InvalidRegionId.MalFormed", InvalidArgument },
        { 400, "MissingRegionId", InvalidArgument },
        { 400, "InvalidParameter.MaxResults", InvalidArgument },
        { 400, "InvalidParameter.Format", InvalidArgument },
        { 404, "InvalidOperation.NotSupportedEndpoint", InvalidArgument },
        { 404, "InvalidProduct.NotFound", NotImplemented },
        { 404, "InvalidApi.NotFound", NotImplemented },
        { 404, "InvalidAction.NotFound", NotImplemented },
        { 404, "InvalidVersion", NotImplemented },
        { 405, "UnsupportedHTTPMethod", NotImplemented },
        { 404, "InvalidAccessKeyId.NotFound", AuthenticationError },
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
        { 403, "NoPermission", PermissionDenied },
        { 403, "UnauthorizedOperation", PermissionDenied },
        { 403, "Forbidden.RiskControl", PermissionDenied },
        { 403, "LastTokenProcessing", ResourceBusy },
        { 400, "IdempotentParameterMismatch", InvalidArgument },
        { 400, "Throttling.User", LimitsExceeded },
        { 503, "Throttling.Api", LimitsExceeded },
        { 400, "Rejected.Throttling", LimitsExceeded },
        { 503, "ServiceUnavailable.RegionMaintaining", ResourceUnavailable },
        { 400, "UnknownError", ResourceUnavailable },
        { 404, "EntityNotExist.Role", ObjectNotFound },
        { 404, "EntityNotExist.OIDCProvider", ObjectNotFound },
        { 400, "AuthenticationFail.OIDCToken.Invalid", AuthenticationError },
        { 403, "AuthenticationFail.NoPermission", PermissionDenied },
    };

    /// <summary>The codes of actions that write.</summary>
    public static TheoryData<int, string, ErrorCategory> WriteCodes =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "error-codes.txt")).Where(line => !line.StartsWith('#')).Select(line => line.Split(' '))
            .Select(row => (int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture), row[1], Enum.Parse<ErrorCategory>(row[2]))),
    ];

    /// <summary>Codes of this module.</summary>
    public static TheoryData<int, string, ErrorCategory> OwnCodes => new()
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

    /// <summary>Codes that no document lists.</summary>
    public static TheoryData<int, string, ErrorCategory> UndocumentedCodes => new()
    {
        { 403, "Forbidden.SomethingNew", PermissionDenied },
        { 404, "InvalidKeyPairName.NotFound", ObjectNotFound },
        { 400, "Some.New.Throttling.Kind", LimitsExceeded },
        { 403, "InvalidOperation.SomethingNew", InvalidOperation },
        { 403, "QuotaExceed.SomethingNew", QuotaExceeded },
        { 403, "SecondaryPrivateIpAddressLimitExceeded", QuotaExceeded },
        { 400, "InvalidEniType.Malformed", InvalidArgument },
        { 409, "InvalidName.AlreadyExist", ResourceExists },
        { 403, "PermissionDenied.SomethingNew", PermissionDenied },
        { 400, "OperationDenied.SomethingNew", InvalidOperation },
    };

    [Theory]
    [MemberData(nameof(ReadCodes))]
    [MemberData(nameof(WriteCodes))]
    [MemberData(nameof(OwnCodes))]
    [MemberData(nameof(UndocumentedCodes))]
    public void Code_has_its_category(int status, string code, ErrorCategory category)
    {
        var record = Records.Of(Error(status, code));

        Assert.Equal(category, record.CategoryInfo.Category);
        Assert.Equal($"{code},Get-AliEni", record.FullyQualifiedErrorId);
    }

    [Theory]
    [MemberData(nameof(ReadCodes))]
    [MemberData(nameof(WriteCodes))]
    [MemberData(nameof(OwnCodes))]
    public void Documented_code_has_a_recommended_action(int status, string code, ErrorCategory category)
    {
        var action = Records.Advice(Error(status, code));

        Assert.True(action.EndsWith('.'), $"{code}, {category}: {action}");
        Assert.Equal(-1, action.IndexOfAny(['{', '}', '\n']));
    }

    [Fact]
    public void Codes_are_compared_ignoring_case_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Same(ErrorCatalog.Find("InvalidEniId.NotFound", string.Empty), ErrorCatalog.Find("invalideniid.notfound", string.Empty));
            Assert.Equal(AuthenticationError, ErrorCatalog.Find("INVALIDACCESSKEYID.INACTIVE", string.Empty).Category);
            Assert.Equal(LimitsExceeded, ErrorCatalog.Find("throttling.NEWKIND", string.Empty).Category);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
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
    public void Unknown_code_has_the_category_of_its_status_and_the_link_of_the_service(int status, ErrorCategory category)
    {
        var error = Error(status, "Odd");
        Assert.Equal(category, Records.Of(error).CategoryInfo.Category);
        Assert.Empty(Records.Advice(error));

        error.HelpLink = "https://api.aliyun.com/troubleshoot?q=Odd";
        Assert.EndsWith(error.HelpLink, Records.Advice(error), StringComparison.Ordinal);
    }

    [Fact]
    public void Expired_token_that_a_gateway_reports_as_a_parameter_is_recognized_and_its_code_kept()
    {
        var record = Records.Of(new ApiException(
            "InvalidParameter", "The specified parameter \"SecurityToken.Expired\" is not valid.", new ErrorContext { StatusCode = HttpStatusCode.BadRequest }));

        Assert.Equal("InvalidParameter,Get-AliEni", record.FullyQualifiedErrorId);
        Assert.Equal(AuthenticationError, record.CategoryInfo.Category);
        Assert.Equal(Records.Advice(Error(403, "InvalidSecurityToken.Expired")), record.ErrorDetails.RecommendedAction);
    }

    private static ApiException Error(int status, string code) => new(code, "what the service says", new ErrorContext { StatusCode = status == 0 ? null : (HttpStatusCode)status });
}
