using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>The parameters for IDs, by the prefixes that the service gives them. It may have others, so an unknown prefix says nothing.</summary>
internal static class ResourceIds
{
    private const string EniPrefix = "eni-";

    private static readonly (string Prefix, string Parameter)[] Prefixes =
    [
        (EniPrefix, "NetworkInterfaceId"), ("vpc-", "VpcId"), ("vsw-", "VSwitchId"), ("sg-", "SecurityGroupId"), ("i-", "InstanceId"), ("rg-", "ResourceGroupId"),
    ];

    /// <summary>Whether an ID is not one of a network interface.</summary>
    public static bool IsForeign(string id) => !id.StartsWith(EniPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The parameter that an ID or pattern is for; <see langword="null"/> if its prefix says nothing.</summary>
    public static string? ParameterOf(string id) => Array.Find(Prefixes, kind => id.StartsWith(kind.Prefix, StringComparison.OrdinalIgnoreCase)).Parameter;

    /// <summary>Whether a pattern with wildcards can't match an ID of a network interface, because of the text before its first wildcard.</summary>
    public static bool IsForeignPattern(string pattern)
    {
        var literal = pattern.AsSpan(0, Math.Max(0, pattern.AsSpan().IndexOfAny("*?[`")));
        return WildcardPattern.ContainsWildcardCharacters(pattern)
            && !literal[..Math.Min(literal.Length, EniPrefix.Length)].Equals(EniPrefix.AsSpan(0, Math.Min(literal.Length, EniPrefix.Length)), StringComparison.OrdinalIgnoreCase);
    }
}
