using System.Management.Automation;
using System.Net;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of a failed request: its id is the service's code, its message the service's words with code and RequestId.</summary>
internal static class EcsErrorRecord
{
    /// <param name="error">What failed.</param>
    /// <param name="command">The name of the cmdlet. The engine appends the name of its class to the id, which no script should depend on.</param>
    /// <param name="target">What the error is about: a region, an id, an address.</param>
    public static ErrorRecord Create(EcsException error, string command, object? target) => new(error, $"{error.Code},{command}", Category(error), target)
    {
        ErrorDetails = new ErrorDetails(Message(error)),
    };

    private static string Message(EcsException error)
    {
        var region = error.RegionId is null ? string.Empty : $"{error.RegionId}: ";
        var status = error.StatusCode is { } code ? $", HTTP {(int)code}" : string.Empty;
        var request = error.RequestId is null ? string.Empty : $", RequestId {error.RequestId}";
        return $"{region}{error.Message} ({error.Code}{status}{request})";
    }

    private static ErrorCategory Category(EcsException error) => error.Code switch
    {
        "Ali.Timeout" => ErrorCategory.OperationTimeout,
        "Ali.UnknownHost" or "Ali.ConnectionFailed" or "Ali.ConnectionLost" => ErrorCategory.ConnectionError,
        UnknownRegion.Code => ErrorCategory.ObjectNotFound,
        "Ali.TlsFailed" => ErrorCategory.SecurityError,
        "Ali.MalformedResponse" or "Ali.RepeatedToken" or "Ali.EndlessPages" => ErrorCategory.InvalidData,
        _ when error.Code.Contains("Throttling", StringComparison.Ordinal) => ErrorCategory.LimitsExceeded,
        _ when error.Code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal)
            || error.Code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal)
            || error.Code is "SignatureDoesNotMatch" or "IncompleteSignature" => ErrorCategory.AuthenticationError,
        _ => Category(error.StatusCode),
    };

    private static ErrorCategory Category(HttpStatusCode? status) => (int?)status switch
    {
        401 => ErrorCategory.AuthenticationError,
        403 => ErrorCategory.PermissionDenied,
        404 => ErrorCategory.ObjectNotFound,
        >= 500 => ErrorCategory.ResourceUnavailable,
        >= 400 => ErrorCategory.InvalidArgument,
        _ => ErrorCategory.InvalidData,
    };
}
