using System.Globalization;
using System.Text.RegularExpressions;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Errors;

/// <summary>An advice for one error, with its facts in it.</summary>
internal static partial class AdviceText
{
    /// <summary>Clocks this near are as good as equal.</summary>
    private static readonly TimeSpan Agreement = TimeSpan.FromMinutes(2);

    /// <returns>The advice; <see langword="null"/> where there is none, or a fact it cannot do without is missing.</returns>
    public static string? For(EcsException error, string? advice) =>
        advice is null || (advice == Advice.Troubleshoot && error.HelpLink is null) ? null : Words().Replace(Variant(error, advice), word => Fact(error, word.Value));

    private static string Variant(EcsException error, string advice) => advice switch
    {
        Advice.Secret when SignedText.IsTheServers(error) is { } same => same ? Advice.SecretIsWrong : Advice.TextDiffers,
        Advice.Clock when (error.MachineTime - error.ServerTime)?.Duration() < Agreement => Advice.Delayed,
        Advice.Grant when error.Denial is { IsExplicit: true } => Advice.LiftDeny,
        Advice.Grant when error.Action == "AssumeRole" && error.Denial is null => Advice.GrantRole,
        _ => advice,
    };

    private static string Fact(EcsException error, string word) => word switch
    {
        "{action}" => DenialWords.Action(error),
        "{who}" => DenialWords.Who(error.Denial),
        "{policy}" => DenialWords.Policy(error.Denial) is { } policy ? $" in {policy}" : string.Empty,
        "{denying}" => DenialWords.Policy(error.Denial) ?? "its policies",
        "{api}" => error.Action ?? "this action",
        "{clock}" => Clock(error.MachineTime - error.ServerTime),
        "{nearest}" => Nearest(error.RegionId),
        "{link}" => error.HelpLink!,
        _ => word,
    };

    private static string Nearest(string? region) =>
        region is not null && !KnownRegions.Contains(region) && UnknownRegion.DidYouMean(region) is { Length: > 0 } nearest ? nearest.TrimStart() + " " : string.Empty;

    private static string Clock(TimeSpan? ahead) => ahead is not { } difference ? string.Empty
        : $", which is {Rounded(difference.Duration())} {(difference < TimeSpan.Zero ? "behind" : "ahead of")} the service's";

    private static string Rounded(TimeSpan time)
    {
        var (count, unit) = time.TotalDays >= 2 ? (time.TotalDays, "days") : time.TotalHours >= 2 ? (time.TotalHours, "hours") : (time.TotalMinutes, "minutes");
        return string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}");
    }

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Words();
}
