using static System.Management.Automation.ErrorCategory;

namespace Aliyun.Eni.Errors;

/// <summary>
/// What the codes of the service mean, and our own. The first row that fits counts: the codes that are documented first, by family; then what the names
/// of others begin or end with; the HTTP status (<see cref="StatusTable"/>) decides where no row fits.
/// </summary>
internal static class ErrorTable
{
    private static readonly ErrorRule ByStatus = new("*", null, Advice.Troubleshoot);

    private static readonly ErrorRule[] Rules =
    [
        // The key.
        new("InvalidAccessKeyId.NotFound", AuthenticationError, Advice.KeyId),
        new("InvalidAccessKeyId.Inactive", AuthenticationError, Advice.KeyDisabled),
        new("InvalidAccessKeyId*", AuthenticationError, Advice.KeyId),
        new("Forbidden.AccessKeyDisabled", AuthenticationError, Advice.KeyDisabled),
        new("Abs.InvalidAccount.NotFound", AuthenticationError, Advice.Account),
        new("InvalidSecurityToken.Expired", AuthenticationError, Advice.TokenExpired),
        new("InvalidParameter*", AuthenticationError, Advice.TokenExpired) { Message = "SecurityToken.Expired" },
        new("InvalidSecurityToken*", AuthenticationError, Advice.TokenMismatch),
        new("MissingSecurityToken", AuthenticationError, Advice.TokenMismatch),
        new("AuthenticationFail.NoPermission", PermissionDenied, Advice.Trust),
        new("AuthenticationFail*", AuthenticationError, Advice.Oidc),

        // The signature, and the time in it.
        new("SignatureDoesNotMatch", AuthenticationError, Advice.Secret),
        new("IncompleteSignature", AuthenticationError, Advice.HeadersLost),
        new("SignatureNonceUsed", ProtocolError, Advice.SentTwice),
        new("InvalidTimeStamp.Format", ProtocolError, Advice.HeadersLost),
        new("InvalidTimeStamp*", AuthenticationError, Advice.Clock),
        new("IllegalTimestamp", AuthenticationError, Advice.Clock),
        new("InvalidProtocol.NeedSsl", SecurityError, Advice.Https),

        // What the key may do.
        new("Forbidden.RAM", PermissionDenied, Advice.Grant),
        new("Forbidden.SubUser", PermissionDenied, Advice.Grant),
        new("Forbidden.Unauthorized", PermissionDenied, Advice.Grant),
        new("Forbidden.NotSupportRAM", PermissionDenied, Advice.NotForRam),
        new("Forbidden.RiskControl", PermissionDenied, Advice.RiskControl),
        new("Forbidden.RegionId", ResourceUnavailable, Advice.OtherRegion),
        new("Forbidden", PermissionDenied, Advice.Grant),
        new("NoPermission", PermissionDenied, Advice.Grant),
        new("UnauthorizedOperation", PermissionDenied, Advice.Grant),
        new("InvalidUserType.NotSupported", PermissionDenied, Advice.AccountType),

        // How much of it.
        new("Throttling*", LimitsExceeded, Advice.Throttled),
        new("Rejected.Throttling", LimitsExceeded, Advice.Throttled),
        new("MaxEniCountExceeded", QuotaExceeded, Advice.Quota),
        new("EniPerInstanceLimitExceeded", QuotaExceeded, Advice.EniPerInstance),
        new("SecurityGroupInstanceLimitExceed", QuotaExceeded, Advice.SecurityGroupFull),

        // The place.
        new("InvalidRegionId.NotFound", ObjectNotFound, Advice.Region),
        new("InvalidRegionId*", InvalidArgument, Advice.Region),
        new("InvalidProduct*", NotImplemented, Advice.Endpoint),
        new("InvalidApi*", NotImplemented, Advice.Endpoint),
        new("InvalidAction*", NotImplemented, Advice.Endpoint),
        new("InvalidVersion*", NotImplemented, Advice.Endpoint),
        new("UnsupportedHTTPMethod", NotImplemented, Advice.Endpoint),

        // What was named.
        new("Invalid*Id.NotFound", ObjectNotFound, Advice.Id),
        new("EntityNotExist.Role", ObjectNotFound, Advice.Role),
        new("EntityNotExist*", ObjectNotFound, Advice.Role),
        new("InvalidVpc.Empty", InvalidOperation, Advice.EmptyVpc),
        new("InvalidSecurityGroupId.NotVpc", InvalidArgument, Advice.NotVpc),
        new("InvalidInstanceID.Malformed", InvalidArgument, Advice.Id),

        // The parameters.
        new("*NextToken*", InvalidArgument, Advice.NextToken),
        new("InvalidParameter*", InvalidArgument, Advice.NextToken) { Message = "NextToken" },
        new("InvalidParameter*", InvalidArgument, Advice.Parameter),
        new("UnsupportedParameter*", InvalidArgument, Advice.Parameter),
        new("MissingParameter*", InvalidArgument, Advice.Parameter),

        // The state of things.
        new("InvalidOperation.InvalidEcsState", ResourceBusy, Advice.State),
        new("InvalidOperation.InvalidEniState", ResourceBusy, Advice.State),
        new("InvalidOperation.DetachPrimaryEniNotAllowed", InvalidOperation, Advice.PrimaryEni),
        new("InvalidOperation.AvailabilityZoneMismatch", InvalidOperation, Advice.Zone),
        new("InvalidOperation.VpcMismatch", InvalidOperation, Advice.Vpc),
        new("InvalidOperation.InvalidEniType", InvalidOperation, Advice.EniType),
        new("InvalidOperation*", InvalidOperation, Advice.Troubleshoot),
        new("OperationConflict", ResourceBusy, Advice.Conflict),
        new("Operation.Conflict", ResourceBusy, Advice.Conflict),
        new("LastTokenProcessing", ResourceBusy, Advice.Conflict),
        new("IdempotentFailed", InvalidOperation, Advice.ClientToken),
        new("IdempotentParameterMismatch", InvalidArgument, Advice.ClientToken),

        // The service itself.
        new("InternalError", ResourceUnavailable, Advice.Later),
        new("UnknownError", ResourceUnavailable, Advice.Later),
        new("ServiceUnavailable.RegionMaintaining", ResourceUnavailable, Advice.Maintenance),
        new("ServiceUnavailable*", ResourceUnavailable, Advice.Later),

        // Ours: the way to the service, and answers that are none.
        new("Ali.Timeout", OperationTimeout, Advice.Timeout),
        new("Ali.UnknownHost", ConnectionError, Advice.Host),
        new("Ali.UnknownRegion", ObjectNotFound, Advice.RegionHost),
        new("Ali.ConnectionFailed", ConnectionError, Advice.Network),
        new("Ali.ConnectionLost", ConnectionError, Advice.Network),
        new("Ali.TlsFailed", SecurityError, Advice.Tls),
        new("Ali.UnexpectedResponse", null, Advice.InBetween),
        new("Ali.MalformedResponse", InvalidData, Advice.InBetween),
        new("Ali.RepeatedToken", InvalidData, Advice.Anew),
        new("Ali.EndlessPages", InvalidData, Advice.Anew),
        new("Ali.CredentialMissing", AuthenticationError),
        new("Ali.NoSuchRegion", ObjectNotFound, Advice.Regions),
        new("Ali.NotFound", ObjectNotFound, Advice.Id),
        new("Ali.*Missing", InvalidArgument),
        new("Ali.*Malformed", InvalidArgument),

        // Codes nobody has documented.
        new("*Throttling*", LimitsExceeded, Advice.Throttled),
        new("*QuotaExceed*", QuotaExceeded, Advice.Quota),
        new("*LimitExceed*", QuotaExceeded, Advice.Quota),
        new("*CountExceed*", QuotaExceeded, Advice.Quota),
        new("Forbidden*", PermissionDenied, Advice.Grant),
        new("NoPermission*", PermissionDenied, Advice.Grant),
        new("*.NoPermission", PermissionDenied, Advice.Grant),
        new("Unauthorized*", PermissionDenied, Advice.Grant),
        new("NotAuthorized*", PermissionDenied, Advice.Grant),
        new("AccessDenied*", PermissionDenied, Advice.Grant),
        new("*NotFound", ObjectNotFound, Advice.Id),
        new("*NotExist*", ObjectNotFound, Advice.Id),
        new("*AlreadyExist*", ResourceExists, Advice.Troubleshoot),
        new("*Duplicate*", ResourceExists, Advice.Troubleshoot),
        new("*Conflict*", ResourceBusy, Advice.Conflict),
        new("*Processing", ResourceBusy, Advice.Conflict),
        new("Incorrect*Status*", ResourceBusy, Advice.State),
        new("Internal*", ResourceUnavailable, Advice.Later),
        new("Invalid*", InvalidArgument, Advice.Parameter),
        new("Illegal*", InvalidArgument, Advice.Parameter),
        new("Missing*", InvalidArgument, Advice.Parameter),
        new("Unsupported*", InvalidArgument, Advice.Parameter),
        new("*Malformed", InvalidArgument, Advice.Parameter),
    ];

    public static ErrorRule Find(string code, string message) => Array.Find(Rules, rule => rule.Fits(code, message)) ?? ByStatus;
}
