using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Completion;

/// <summary>
/// Completes the value of a parameter, by the parameter's name, from documented values, the profile files and what the session has listed. It sends no
/// request. Its empty result keeps the engine from offering file names.
/// </summary>
internal sealed class ParameterValueCompleter : IArgumentCompleter
{
    /// <summary>The maximum number of results; typing more narrows the search.</summary>
    public const int MaxResults = 1000;

    private static readonly string[] Ages = ["1d", "7d", "30d", "90d", "1y"];

    private static readonly CompletionItem[] Languages =
    [
        new("zh-CN", "Simplified Chinese"), new("zh-TW", "Traditional Chinese"), new("en-US", "English"), new("ja", "Japanese"), new("fr", "French"),
        new("de", "German"), new("ko", "Korean"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = CompletionWord.Parse(wordToComplete);
        var given = PSValue.Elements(fakeBoundParameters?[parameterName]).Select(static one => one?.ToString()).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<CompletionItem> items =
            [.. Items(commandName, parameterName, RunspaceState.Current.CompletionCache).Where(one => one.IsTypable && (one.Value == word.Text || !given.Contains(one.Value)))];
        var byValue = word.Filter(items, static one => one.Value);

        // A name in place of an ID completes to the ID.
        var matches = byValue.Count > 0 ? byValue : word.Filter(items, static one => one.DisplayName ?? string.Empty);
        return [.. matches.Take(MaxResults).Select(one => one.ToResult(one.IsExpression ? one.Value : word.Complete(one.Value)))];
    }

    private static IEnumerable<CompletionItem> Items(string commandName, string parameterName, CompletionCache cache) => parameterName switch
    {
        "RegionId" => cache.Regions.OrderBy(static region => region.Key, StringComparer.Ordinal).Select(static region => new CompletionItem(region.Key, region.Value, () => region.Value)),
        "ProfileName" => ProfileNames.Read(ProcessInputs.Create(null)).Select(static profile => new CompletionItem(profile.Value, ToolTip: () => profile.Source)),
        "AcceptLanguage" => Languages,
        "OlderThan" => Items(Ages),
        "ServiceManaged" or "SourceDestCheck" or "DeleteOnRelease" => [new("$true") { IsExpression = true }, new("$false") { IsExpression = true }],
        "Status" => Items(KnownValues.Statuses.Union(cache.Values("Status"))),
        "Type" when commandName == "New-AliEni" => Items(KnownValues.CreatableTypes),
        "Type" => Items(KnownValues.Types.Union(cache.Values("Type"))),
        "NetworkInterfaceTrafficMode" => Items(KnownValues.TrafficModes),
        "NetworkInterfaceId" => Enis(commandName, cache).Select(static eni => new CompletionItem(eni.Id, eni.Name, () => eni.Summary)),
        "NetworkInterfaceName" => ByEni(cache, static eni => eni.Name, static eni => eni.Id),
        "InstanceId" => ByEni(cache, static eni => eni.InstanceId, static eni => eni.Name),
        "PrimaryIpAddress" => ByEni(cache, static eni => eni.PrivateIpAddress, static eni => eni.Name),
        "MacAddress" => ByEni(cache, static eni => eni.MacAddress, static eni => eni.Name),
        "PrivateIpAddress" => Items(cache.PrivateIpAddresses),
        "Ipv6Address" => Items(cache.Ipv6Addresses),
        "IpAddress" or "Address" => Items([.. cache.PrivateIpAddresses, .. cache.PublicIpAddresses, .. cache.Ipv6Addresses]),
        "WithoutTag" or "Key" => Items(cache.Tags.Select(static tag => tag.Key).Order(StringComparer.OrdinalIgnoreCase)),
        _ => Items(cache.Values(parameterName).Order(StringComparer.OrdinalIgnoreCase)),
    };

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> values) => values.Select(static value => new CompletionItem(value));

    // The network interfaces that the command can change come first.
    private static IEnumerable<CachedEni> Enis(string commandName, CompletionCache cache) => commandName.Split('-')[0].ToUpperInvariant() switch
    {
        "MOUNT" => cache.Enis.OrderBy(static eni => eni.Status != "Available"),
        "DISMOUNT" => cache.Enis.OrderBy(static eni => eni.Status != "InUse"),
        _ => cache.Enis,
    };

    private static IEnumerable<CompletionItem> ByEni(CompletionCache cache, Func<CachedEni, string?> value, Func<CachedEni, string?> name) => cache.Enis
        .Where(eni => !string.IsNullOrEmpty(value(eni)))
        .DistinctBy(value, StringComparer.Ordinal)
        .Select(eni => new CompletionItem(value(eni)!, name(eni), () => eni.Summary));
}
