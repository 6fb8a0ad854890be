using System.Management.Automation;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing.Questions;

/// <summary>-NetworkInterfaceName: names in full, which the service finds, to the letter; and wildcards, which are compared here, in any case.</summary>
internal sealed class NameQuestion
{
    /// <summary>Each name takes a listing of its own: for more of them it is cheaper to read everything.</summary>
    private const int MostListings = 10;

    private readonly HashSet<string> _names;
    private readonly WildcardPattern[] _patterns;

    public NameQuestion(IReadOnlyCollection<string> values)
    {
        _names = [.. values.Where(static value => !WildcardPattern.ContainsWildcardCharacters(value))];
        _patterns = [.. values.Where(WildcardPattern.ContainsWildcardCharacters).Select(static value => new WildcardPattern(value, WildcardOptions.IgnoreCase))];
    }

    /// <summary>A listing for each name; <see langword="null"/> where there are wildcards, or reading everything is cheaper.</summary>
    public IReadOnlyList<DescribeNetworkInterfaces>? Narrow(DescribeNetworkInterfaces request) =>
        _patterns.Length > 0 || _names.Count > (request.NextToken is null && request.PageNumber is null && request.PageSize is null ? MostListings : 1)
            ? null
            : [.. _names.Select(name => request with { NetworkInterfaceName = name })];

    public bool IsNameOf(NetworkInterface row) =>
        row.NetworkInterfaceName is { } name && (_names.Contains(name) || _patterns.Any(pattern => pattern.IsMatch(name)));
}
