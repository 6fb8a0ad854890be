using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>The faults that strike one request, sorted by what they do.</summary>
internal sealed class FaultStrike(IReadOnlyList<FaultRule> rules)
{
    public static readonly FaultStrike None = new([]);

    public string? Name => rules.Count == 0 ? null : string.Join("; ", rules);

    public TimeSpan Delay => TimeSpan.FromMilliseconds(rules.Where(rule => rule.Kind == FaultKind.Delay).Sum(rule => rule.Milliseconds ?? 1000L));

    /// <summary>An error of the service instead of the answer.</summary>
    public FaultRule? Refusal => First(FaultKind.Throttle, FaultKind.Error, FaultKind.ServerError, FaultKind.ExpiredToken);

    /// <summary>Something that is not the service's answer at all.</summary>
    public FaultRule? Canned => First(FaultKind.Html, FaultKind.Empty200, FaultKind.HugeErrorBody, FaultKind.DeepNesting);

    /// <summary>A connection that does not carry the answer whole.</summary>
    public FaultRule? Break => First(
        FaultKind.ResetBeforeHeaders, FaultKind.ResetInHeaders, FaultKind.ResetInBody, FaultKind.Truncate, FaultKind.WrongLength, FaultKind.Hang);

    public FaultRule? Drop => First(FaultKind.DropMembers);

    public bool SingleAsObject => Has(FaultKind.ListAsSingleObject);

    public bool InvalidUtf8 => Has(FaultKind.InvalidUtf8);

    public bool Gzip => Has(FaultKind.Gzip);

    public PageManners Manners =>
        (Has(FaultKind.ShortPages) ? PageManners.Short : 0)
        | (Has(FaultKind.EmptyMiddlePage) ? PageManners.EmptyMiddle : 0)
        | (Has(FaultKind.TokenOnLastPage) ? PageManners.TokenOnLastPage : 0)
        | (Has(FaultKind.RepeatToken) ? PageManners.RepeatToken : 0)
        | (Has(FaultKind.DuplicateRows) ? PageManners.DuplicateRows : 0);

    public static ServiceException Error(FaultRule rule)
    {
        var (status, code, message) = rule.Kind switch
        {
            FaultKind.Throttle => (400, "Throttling.User", "Request was denied due to user flow control."),
            FaultKind.ExpiredToken => (400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
            FaultKind.ServerError when rule.Status == 503 =>
                (503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."),
            FaultKind.ServerError => (500, "InternalError", "The request processing has failed due to some unknown error."),
            _ => (403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."),
        };
        return new(rule.Status ?? status, rule.Code ?? code, rule.Message ?? message);
    }

    private bool Has(FaultKind kind) => rules.Any(rule => rule.Kind == kind);

    private FaultRule? First(params ReadOnlySpan<FaultKind> kinds)
    {
        foreach (var rule in rules)
        {
            if (kinds.Contains(rule.Kind))
            {
                return rule;
            }
        }

        return null;
    }
}
