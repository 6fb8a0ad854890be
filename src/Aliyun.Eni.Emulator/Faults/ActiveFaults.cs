using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>The faults that apply to one request, sorted by effect.</summary>
internal sealed class ActiveFaults(IReadOnlyList<FaultRule> rules)
{
    public static readonly ActiveFaults None = new([]);

    public string? Name => rules.Count == 0 ? null : string.Join("; ", rules);

    public TimeSpan Delay => TimeSpan.FromMilliseconds(Of(FaultKind.Delay).Sum(rule => rule.Milliseconds ?? 1000L));

    /// <summary>How far a read lags, or null.</summary>
    public TimeSpan? ReadLag => First(FaultKind.StaleRead) is { } rule ? TimeSpan.FromMilliseconds(rule.Milliseconds ?? 5000) : null;

    /// <summary>An error of the service instead of an execution.</summary>
    public FaultRule? Refusal => First(
        FaultKind.Throttle, FaultKind.Error, FaultKind.ServerError, FaultKind.ExpiredToken, FaultKind.Conflict, FaultKind.IdempotentFailed, FaultKind.EchoAuthorization);

    /// <summary>An error of the service after the execution.</summary>
    public FaultRule? ErrorAfterExecution => First(FaultKind.ErrorAfterExecution);

    /// <summary>A response that isn't the service's.</summary>
    public FaultRule? RawResponse => First(FaultKind.Html, FaultKind.Empty200, FaultKind.HugeErrorBody, FaultKind.DeepNesting);

    /// <summary>A connection that doesn't deliver the whole response.</summary>
    public FaultRule? ConnectionFault => First(
        FaultKind.LoseRequest,
        FaultKind.LoseResponse,
        FaultKind.ResetBeforeHeaders,
        FaultKind.ResetInHeaders,
        FaultKind.ResetInBody,
        FaultKind.Truncate,
        FaultKind.WrongLength,
        FaultKind.Hang);

    /// <summary>Edits of the response's tree, in the order of the rules.</summary>
    public IEnumerable<FaultRule> TreeEdits => rules.Where(rule => rule.Kind is
        FaultKind.DropMembers or FaultKind.ListAsSingleObject or FaultKind.ListAsIndexedObject or FaultKind.SetMember or FaultKind.RenameMember or FaultKind.WrapMember or FaultKind.AddItem);

    public IEnumerable<(string Name, string Value)> Headers =>
        Of(FaultKind.SetHeader).Select(rule => (rule.Name ?? "Content-Encoding", rule.Value ?? "br"));

    /// <summary>Whether a fault works on the bytes of the body, so that they have to be buffered.</summary>
    public bool EditsBytes => Has(FaultKind.InvalidUtf8) || Has(FaultKind.Gzip) || Has(FaultKind.HalfJson);

    public bool Has(FaultKind kind) => rules.Any(rule => rule.Kind == kind);

    public static ServiceException ToException(FaultRule rule, string action)
    {
        var (status, code, message) = rule.Kind switch
        {
            FaultKind.Throttle => (400, "Throttling.User", "Request was denied due to user flow control."),
            FaultKind.ExpiredToken => (400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
            FaultKind.ServerError when rule.Status == 503 =>
                (503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."),
            FaultKind.ServerError or FaultKind.ErrorAfterExecution => (500, "InternalError", "The request processing has failed due to some unknown error."),
            FaultKind.Conflict => (403, ConflictCode(action), "This operation conflicts with another operation in progress. Try again later."),
            FaultKind.IdempotentFailed => (400, "IdempotentFailed", "The idempotent request has failed. Use another ClientToken."),
            FaultKind.Error when rule.Code is not (null or "Forbidden.RAM") => (403, rule.Code, $"The request was refused with the injected error code {rule.Code}."),
            _ => (403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."),
        };
        return new(rule.Status ?? status, rule.Code ?? code, rule.Message ?? message);
    }

    private static string ConflictCode(string action) => action switch
    {
        "DeleteNetworkInterface" => "InvalidOperation.Conflict",
        "AttachNetworkInterface" or "DetachNetworkInterface" => "OperationConflict",
        _ => "Operation.Conflict",
    };

    private IEnumerable<FaultRule> Of(FaultKind kind) => rules.Where(rule => rule.Kind == kind);

    private FaultRule? First(params FaultKind[] kinds) => rules.FirstOrDefault(rule => kinds.Contains(rule.Kind));
}
