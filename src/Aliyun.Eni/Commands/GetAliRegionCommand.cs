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
    // -RegionId is a filter here: a wildcard or an ID, in any case. By profile; empty for the default.
    private readonly OrderedDictionary<string, HashSet<string>> _wanted = new(StringComparer.Ordinal);

    /// <include file='../en-US/Get-AliRegion.xml' path='help/parameter[@name="AcceptLanguage"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? AcceptLanguage { get; set; }

    /// <summary>Collects the profiles and the regions of an input object; without input, those of the parameters.</summary>
    protected override void ProcessRecord()
    {
        foreach (var profile in Profiles)
        {
            var key = profile ?? string.Empty;
            _wanted.TryAdd(key, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            _wanted[key].UnionWith(RegionId.DefaultIfEmpty("*").Select(static id => ConnectionResolver.AllRegions.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase) ? "*" : id));
        }
    }

    /// <summary>Requests the regions of each profile and writes those that match.</summary>
    protected override void EndProcessing()
    {
        var language = AcceptLanguage ?? LanguageOf(CultureInfo.CurrentUICulture);
        foreach (var (key, wanted) in _wanted)
        {
            var patterns = wanted.Select(static text => new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)).ToList();
            var profile = key.Length == 0 ? null : key;
            if (TryForProfile(profile, () => CreateResolver(profile, []).Connection(null)) is { } connection
                && Call(connection.Options.Endpoint.Host, (observer, token) => connection.CreateClient(observer).SendAsync(new DescribeRegions { AcceptLanguage = language }, token)) is { } regions)
            {
                RunspaceState.Current.CompletionCache.Add(regions.Where(static region => ApiService.IsRegionId(region.RegionId!)));
                WriteObject(regions.Where(region => patterns.Exists(pattern => pattern.IsMatch(region.RegionId))), enumerateCollection: true);
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
}
