using System.Globalization;
using System.Text.RegularExpressions;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Errors;

/// <summary>Fills the facts of an error into the recommended action of its code, and refines the few that depend on them. Secrets are never among them.</summary>
internal static partial class RecommendedActions
{
    public const string Secret = "Check the AccessKey secret. Most likely it doesn't belong to this AccessKey ID.";

    public const string Clock = "Correct the clock of this machine{clock}. The service rejects requests that differ from its time by more than 15 minutes.";

    public const string Grant = "Ask an account administrator to grant {action} to {who}{policy}.";

    public const string Region = "{nearest}Choose a region that Get-AliRegion lists, and an endpoint that serves it. Get-AliContext shows the endpoint in use.";

    public const string Troubleshoot = "See the service's explanation: {link}";

    private const string SecretIsWrong = "Check the AccessKey secret. The request arrived unchanged, so the secret doesn't belong to this AccessKey ID.";

    private const string RequestWasModified =
        "Check for a proxy that changes requests. The request was modified in transit, so the secret may be correct. If there is no proxy, report a bug in this module.";

    private const string RequestWasDelayed = "Check for a proxy that delays requests. The clock of this machine agrees with the service's.";

    private const string GrantRole = "Ask an account administrator to grant {action} to {who} and to add it to the role's trust policy.";

    private const string RemoveDeny = "Ask an account administrator to remove the Deny on {action} for {who} from {denying}.";

    private const string StringToSignMark = "server string to sign is:";

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Formats the recommended action of an error; <see langword="null"/> if there is none.</summary>
    public static string? Format(ApiException error, string? action) =>
        action is null || (action == Troubleshoot && error.HelpLink is null)
            ? null
            : Placeholders().Replace(Refine(error, action), placeholder => Fact(error, placeholder.Value));

    /// <summary>The recommended action where no request was sent; <see langword="null"/> if it needs facts of one.</summary>
    public static string? WithoutFacts(string? action) => action?.Contains('{', StringComparison.Ordinal) == true ? null : action;

    private static string Refine(ApiException error, string action) => action switch
    {
        Secret when WasSignedUnchanged(error) is { } unchanged => unchanged ? SecretIsWrong : RequestWasModified,
        Clock when (error.Context.MachineTime - error.Context.ServerTime)?.Duration() < ClockTolerance => RequestWasDelayed,
        Grant when error.Context.Denial is { IsExplicit: true } => RemoveDeny,
        Grant when error.Action == "AssumeRole" && error.Context.Denial is null => GrantRole,
        _ => action,
    };

    private static string Fact(ApiException error, string placeholder) => placeholder switch
    {
        "{action}" => error.Context.Denial?.Action ?? RamAction(error),
        "{who}" => Principal(error.Context.Denial),
        "{policy}" => Policy(error.Context.Denial) is { } policy ? $" in {policy}" : string.Empty,
        "{denying}" => Policy(error.Context.Denial) ?? "its policies",
        "{api}" => error.Action ?? "this action",
        "{clock}" => ClockError(error.Context.MachineTime - error.Context.ServerTime),
        "{host}" => error.RegionId is { } region && ApiService.IsRegionId(region) ? $", such as {ApiService.Ecs.Endpoint(region).Host}" : string.Empty,
        "{endpoint}" => $"{error.Context.Endpoint?.Authority ?? "this one"}{(error.Context.EndpointSource is { } source ? $" ({source})" : string.Empty)}",
        "{nearest}" => Nearest(error.RegionId),
        "{link}" => error.HelpLink!,
        _ => placeholder,
    };

    private static string RamAction(ApiException error) => error.Action is null ? "the action" : $"{(error.Context.Service ?? ApiService.Ecs).RamPrefix}:{error.Action}";

    private static string Principal(AccessDenial? denial) => denial switch
    {
        { PrincipalType: "SubUser", PrincipalName: { } user } => $"the RAM user {user}",
        { PrincipalType: "AssumedRoleUser", PrincipalName: { } role } => $"the role {role}",
        { PrincipalName: { } name } => name,
        _ => "this identity (Get-AliContext -Test shows it)",
    };

    private static string? Policy(AccessDenial? denial) => denial?.PolicyType switch
    {
        null => null,
        "ControlPolicy" => "a control policy of the resource directory",
        "SessionPolicy" => "the session policy",
        "AssumeRolePolicy" => "the role's trust policy",
        "AccountLevelIdentityBasedPolicy" => "an account-level policy",
        "ResourceGroupLevelIdentityBasedPolicy" => "a resource group policy",
        var other => $"a policy of type {other}",
    };

    private static string Nearest(string? region) =>
        region is "all" ? "Use -RegionId * for all regions. "
            : region is not null && !KnownRegions.Contains(region) && KnownRegions.Nearest(region) is { Count: > 0 } nearest ? $"Did you mean {string.Join(", ", nearest)}? "
            : string.Empty;

    private static string ClockError(TimeSpan? ahead) => ahead is not { } difference
        ? string.Empty
        : $", which is {Round(difference.Duration())} {(difference < TimeSpan.Zero ? "behind" : "ahead of")} the service's";

    private static string Round(TimeSpan time)
    {
        var (count, unit) = time.TotalDays >= 2 ? (time.TotalDays, "days") : time.TotalHours >= 2 ? (time.TotalHours, "hours") : (time.TotalMinutes, "minutes");
        return string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}");
    }

    // The service reports the string it computed the signature of; gateways may lose its line breaks.
    private static bool? WasSignedUnchanged(ApiException error)
    {
        var at = error.Message.IndexOf(StringToSignMark, StringComparison.OrdinalIgnoreCase);
        return at < 0 || error.Context.StringToSign is null
            ? null
            : WithoutWhiteSpace(error.Message[(at + StringToSignMark.Length)..]).StartsWith(WithoutWhiteSpace(error.Context.StringToSign), StringComparison.Ordinal);
    }

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholders();
}
