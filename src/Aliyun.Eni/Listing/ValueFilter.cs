using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Listing;

/// <summary>
/// The values of one filter parameter. A row matches if it has one of them. Values are case-sensitive, as in the service; wildcards and tag keys ignore case.
/// </summary>
internal sealed class ValueFilter
{
    /// <summary>
    /// How a parameter is compared with a row, and how it is sent; the most specific first, because the first list is the one that is split into
    /// listings.
    /// </summary>
    private static readonly Dictionary<string, (Reader Read, Setter? Set)> Parameters = new(StringComparer.Ordinal)
    {
        ["NetworkInterfaceId"] = (static (row, matches) => matches(row.NetworkInterfaceId), null),
        ["MacAddress"] = (static (row, matches) => matches(row.MacAddress?.ToLowerInvariant()), null),
        ["PrimaryIpAddress"] = (static (row, matches) => matches(row.PrivateIpAddress), static (request, value) => request with { PrimaryIpAddress = value }),
        ["InstanceId"] = (static (row, matches) => matches(row.AttachedInstanceId), static (request, value) => request with { InstanceId = value }),
        ["NetworkInterfaceName"] = (static (row, matches) => matches(row.NetworkInterfaceName), static (request, value) => request with { NetworkInterfaceName = value }),
        ["SecurityGroupId"] = (static (row, matches) => row.SecurityGroupIds.Any(matches), static (request, value) => request with { SecurityGroupId = value }),
        ["VSwitchId"] = (static (row, matches) => matches(row.VSwitchId), static (request, value) => request with { VSwitchId = value }),
        ["VpcId"] = (static (row, matches) => matches(row.VpcId), static (request, value) => request with { VpcId = value }),
        ["ResourceGroupId"] = (static (row, matches) => matches(row.ResourceGroupId), static (request, value) => request with { ResourceGroupId = value }),
        ["Status"] = (static (row, matches) => matches(row.Status), static (request, value) => request with { Status = value }),
        ["Type"] = (static (row, matches) => matches(row.Type), static (request, value) => request with { Type = value }),
        ["WithoutTag"] = (static (row, matches) => !row.Tags.Any(tag => matches(tag.Key)), null),
    };

    private readonly HashSet<string> _exact;
    private readonly WildcardPattern[] _wildcards;
    private readonly Reader _read;
    private readonly Setter? _set;
    private readonly Func<string?, bool> _isValue;

    /// <param name="parameter">The parameter of Get-AliEni.</param>
    /// <param name="values">Its values, at least one.</param>
    public ValueFilter(string parameter, IEnumerable<string> values)
    {
        Parameter = parameter;
        Values = [.. values.Distinct(StringComparer.Ordinal)];

        // As the Tags of a row. What must not have a tag is often about to be deleted.
        _exact = Values.Where(static value => !WildcardPattern.ContainsWildcardCharacters(value)).ToHashSet(parameter == "WithoutTag" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        _wildcards = [.. Values.Where(WildcardPattern.ContainsWildcardCharacters)
            .Select(static value => new WildcardPattern(value, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
        (_read, _set) = Parameters[parameter];
        _isValue = IsValue;
    }

    /// <summary>Reads the values of a row, until one matches.</summary>
    private delegate bool Reader(NetworkInterface row, Func<string?, bool> matches);

    private delegate DescribeNetworkInterfaces Setter(DescribeNetworkInterfaces request, string value);

    public string Parameter { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether the service can apply the filter with one request.</summary>
    public bool IsSingleValue => Values.Count == 1 && HasRequests;

    /// <summary>Whether the service can apply the filter with one request for each value.</summary>
    public bool HasRequests => _set is not null && _wildcards.Length == 0;

    /// <summary>The parameter and its values, for -Verbose.</summary>
    public string Description => $"-{Parameter} {string.Join(", ", Values.Take(3).Select(Redaction.Shorten))}{(Values.Count > 3 ? ", ..." : string.Empty)}";

    /// <summary>Creates the filters of the parameters that have values, the most specific first.</summary>
    public static IReadOnlyList<ValueFilter> Create(IReadOnlyDictionary<string, IReadOnlyList<string>> values) =>
        [.. Parameters.Keys.Where(name => values.TryGetValue(name, out var some) && some.Count > 0).Select(name => new ValueFilter(name, values[name]))];

    /// <summary>Returns the request with a value of the parameter.</summary>
    public DescribeNetworkInterfaces Apply(DescribeNetworkInterfaces request, string value) => _set!(request, value);

    public bool Matches(NetworkInterface row) => _read(row, _isValue);

    private bool IsValue(string? value)
    {
        if (value is null)
        {
            return false;
        }

        foreach (var pattern in _wildcards)
        {
            if (pattern.IsMatch(value))
            {
                return true;
            }
        }

        return _exact.Contains(value);
    }
}
