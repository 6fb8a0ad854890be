using System.Net;
using Aliyun.Eni.Client.Operations;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni;

/// <summary>A request to the service failed: it refused, or no answer of it could be had.</summary>
public sealed class EcsException : Exception
{
    internal EcsException(string code, string message, HttpStatusCode? statusCode = null, string? requestId = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        StatusCode = statusCode;
        RequestId = requestId;
    }

    /// <summary>
    /// The error code of the service, such as <c>InvalidRegionId.NotFound</c>; <c>Ali.&lt;Reason&gt;</c> where the service gave none.
    /// </summary>
    public string Code { get; }

    /// <summary>The HTTP status; <see langword="null"/> when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The ID of the request, for the service's support; <see langword="null"/> when no answer came.</summary>
    public string? RequestId { get; }

    /// <summary>The action that failed, such as <c>DescribeNetworkInterfaces</c>, or <c>AssumeRole</c> where there was no key to ask with.</summary>
    public string? Action { get; internal set; }

    /// <summary>The region that was asked.</summary>
    public string? RegionId { get; internal set; }

    /// <summary>The profile it was asked as, where one was named.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The number of the page that failed, from 1; <see langword="null"/> outside a listing.</summary>
    public int? Page { get; internal set; }

    /// <summary>
    /// What to pass as the next token, with the same filters, to go on where a listing ended; <see langword="null"/> when it has to start anew.
    /// </summary>
    public string? NextToken { get; internal set; }

    /// <summary>How long the service wants to be left alone (header <c>x-acs-retry-after</c>).</summary>
    internal TimeSpan? RetryAfter { get; set; }

    /// <summary>What the service's clock showed (header <c>Date</c>).</summary>
    internal DateTimeOffset? ServerTime { get; set; }

    /// <summary>What this machine's clock showed then.</summary>
    internal DateTimeOffset? MachineTime { get; set; }

    /// <summary>What was signed; it holds no secret.</summary>
    internal string? StringToSign { get; set; }

    /// <summary>What the service says of a missing permission.</summary>
    internal AccessDenial? Denial { get; set; }

    /// <summary>What was asked for.</summary>
    internal DescribeNetworkInterfacesRequest? Request { get; set; }

    /// <summary>The same failure in other words.</summary>
    internal EcsException Reworded(string message, string? code = null) => new(code ?? Code, message, StatusCode, RequestId, this)
    {
        Action = Action,
        RegionId = RegionId,
        ProfileName = ProfileName,
        Page = Page,
        NextToken = NextToken,
        RetryAfter = RetryAfter,
        ServerTime = ServerTime,
        MachineTime = MachineTime,
        StringToSign = StringToSign,
        Denial = Denial,
        Request = Request,
        HelpLink = HelpLink,
    };
}
