using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Gets the regions of the service.</para>
/// <para type="description">Asks DescribeRegions (ECS 2014-05-26), one request, and writes each region the account can use: its ID, its endpoint, its name
/// and whether instances can be bought there. No region needs to be known for it. What it writes is completed by TAB from then on.</para>
/// <para type="parameter" name="RegionId">Writes only the regions whose ID this is, in any case; several, and wildcards such as ap-*, are accepted. All are
/// asked for and the filter works here: an ID that does not exist is no error, and nothing is written for it.</para>
/// <para type="link">Get-AliEni</para>
/// <para type="link">about_Aliyun.Eni</para>
/// <para type="link" uri="https://www.alibabacloud.com/help/en/ecs/developer-reference/api-describeregions">DescribeRegions, in the documentation of the
/// API</para>
/// </summary>
/// <example>
/// <para>Gets every region of the account.</para>
/// <code>Get-AliRegion</code>
/// </example>
/// <example>
/// <para>Gets the regions of South East Asia and the Pacific, with their names in Japanese.</para>
/// <code>Get-AliRegion -RegionId ap-* -AcceptLanguage ja</code>
/// </example>
/// <example>
/// <para>Finds a region by its name.</para>
/// <code>Get-AliRegion -AcceptLanguage en-US | Where-Object LocalName -like '*Germany*'</code>
/// </example>
/// <example>
/// <para>Lists the network interfaces of every region that is not sold out, side by side.</para>
/// <code>$regions = Get-AliRegion | Where-Object Status -ne soldOut
/// Get-AliEni -RegionId $regions.RegionId</code>
/// </example>
/// <list type="alertSet">
/// <item><term>Permission</term><description>The RAM action to be granted is ecs:DescribeRegions.</description></item>
/// <item><term>Endpoint</term><description>The central endpoint is asked, ecs.aliyuncs.com, where no other is given.</description></item>
/// </list>
[Cmdlet(VerbsCommon.Get, "AliRegion")]
[OutputType(typeof(Region))]
public sealed class GetAliRegionCommand : AliCommand
{
    /// <summary>
    /// <para type="description">The language of the names (LocalName): zh-CN, zh-TW, en-US, ja, fr, de, ko. Another one is sent as it is; the service
    /// decides what comes of it. API member: AcceptLanguage.</para>
    /// </summary>
    /// <value>The language of this session where the service has it, else en-US</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AcceptLanguageCompleter))]
    public string? AcceptLanguage { get; set; }

    /// <summary>Asks and writes.</summary>
    protected override void EndProcessing()
    {
        var language = AcceptLanguage ?? LanguageOf(CultureInfo.CurrentUICulture);
        foreach (var profile in Profiles)
        {
            if (With(profile, () => Resolver(profile, []).Connection(null)) is { } connection
                && Ask(connection.Endpoint.Host, (tell, token) => connection.Client(tell).DescribeRegionsAsync(language, token)) is { } regions)
            {
                RunspaceSeen.Current.Add(regions);
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
        var patterns = Array.ConvertAll(RegionId, static text => new WildcardPattern(text, WildcardOptions.IgnoreCase));
        return patterns.Length == 0 ? regions : regions.Where(region => patterns.Any(pattern => pattern.IsMatch(region.RegionId)));
    }
}
