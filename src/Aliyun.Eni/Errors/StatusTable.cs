using System.Net;
using static System.Management.Automation.ErrorCategory;

namespace Aliyun.Eni.Errors;

/// <summary>What an HTTP status says of a code that says nothing.</summary>
internal static class StatusTable
{
    public static System.Management.Automation.ErrorCategory Category(HttpStatusCode? status) => (int?)status switch
    {
        401 or 407 => AuthenticationError,
        403 => PermissionDenied,
        404 => ObjectNotFound,
        408 or 504 => OperationTimeout,
        409 => ResourceBusy,
        429 => LimitsExceeded,
        501 => NotImplemented,
        >= 500 => ResourceUnavailable,
        >= 400 => InvalidArgument,
        _ => InvalidData,
    };
}
