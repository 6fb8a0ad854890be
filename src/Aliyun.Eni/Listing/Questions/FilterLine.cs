namespace Aliyun.Eni.Listing.Questions;

/// <summary>What -Verbose says of where each filter runs.</summary>
internal static class FilterLine
{
    private static readonly string[] OfTheService =
    [
        "NetworkInterfaceId", "NetworkInterfaceName", "Tag", "Status", "Type", "VpcId", "VSwitchId", "InstanceId", "SecurityGroupId", "ResourceGroupId",
        "PrimaryIpAddress", "PrivateIpAddress", "Ipv6Address", "ServiceManaged",
    ];

    /// <param name="given">The names of the parameters that were given.</param>
    /// <param name="plan">What has become of them.</param>
    /// <returns>A line; <see langword="null"/> where nothing is filtered.</returns>
    public static string? Of(IEnumerable<string> given, Plan plan)
    {
        string[] here = [.. plan.Filter.Conditions.Select(static condition => condition.Words)];
        string[] there =
        [
            .. given.Where(OfTheService.Contains).Where(name => !here.Any(words => words.StartsWith($"-{name} ", StringComparison.Ordinal))).Select(static name => $"-{name}"),
            .. given.Contains("Unattached") ? ["-Unattached (Status Available)"] : Array.Empty<string>(),
            .. plan.Then.Count > 0 ? ["-IpAddress (PrimaryIpAddress, PrivateIpAddress, Ipv6Address)"] : Array.Empty<string>(),
        ];
        string[] parts =
        [
            .. there.Length > 0 ? [$"by the service: {string.Join(", ", there)}"] : Array.Empty<string>(),
            .. here.Length > 0 ? [$"here, of what the service sends: {string.Join("; ", here)}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : $"Filters run {string.Join("; ", parts)}";
    }
}
