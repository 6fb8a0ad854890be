using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Get-AliRegion.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Get, "AliRegion")]
[OutputType(typeof(Region))]
public sealed class GetAliRegionCommand : AliCmdlet
{
    /// <include file='../en-US/Get-AliRegion.xml' path='help/parameter[@name="AcceptLanguage"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? AcceptLanguage { get; set; }

    /// <summary>Requests the regions and writes those that match.</summary>
    protected override void EndProcessing()
    {
        var language = AcceptLanguage ?? LanguageOf(CultureInfo.CurrentUICulture);
        foreach (var profile in Profiles)
        {
            if (TryForProfile(profile, () => CreateResolver(profile, []).Connection(null)) is { } connection
                && Call(connection.Options.Endpoint.Host, (observer, token) => connection.CreateClient(observer).SendAsync(new DescribeRegions { AcceptLanguage = language }, token)) is { } regions)
            {
                RunspaceState.Current.CompletionCache.Add(regions.Where(static region => ApiService.IsRegionId(region.RegionId!)));
                WriteObject(Wanted(regions), enumerateCollection: true);
            }
        }
    }

    private static string LanguageOf(CultureInfo culture) => culture.Name switch
    {
        "zh-TW" or "zh-HK" or "zh-Hant" => "zh-TW",
        _ => culture.TwoLetterISOLanguageName switch
        {
            "zh" => "zh-CN",
            "ja" or "fr" or "de" or "ko" => culture.TwoLetterISOLanguageName,
            _ => "en-US",
        },
    };

    // -RegionId is a filter here: a wildcard or an ID, in any case.
    private IEnumerable<Region> Wanted(IReadOnlyList<Region> regions)
    {
        var patterns = Array.ConvertAll(RegionId, static text => new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
        return patterns.Length == 0 ? regions : regions.Where(region => patterns.Any(pattern => pattern.IsMatch(region.RegionId)));
    }
}
