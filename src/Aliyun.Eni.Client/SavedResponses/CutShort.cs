namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>Tells a network interface whose lists were lost on the way to a file, as ConvertTo-Json loses them beyond its depth: there is text in their place.</summary>
internal static class CutShort
{
    private static readonly string[] Nested =
    [
        nameof(NetworkInterface.PrivateIpSets), nameof(NetworkInterface.Ipv6Sets), nameof(NetworkInterface.Ipv4PrefixSets), nameof(NetworkInterface.Ipv6PrefixSets),
        nameof(NetworkInterface.SecurityGroupIds), nameof(NetworkInterface.Tags), nameof(NetworkInterface.AssociatedPublicIp), nameof(NetworkInterface.Attachment),
    ];

    public static bool Is(NetworkInterface row) =>
        row.AdditionalProperties?.Any(static member => member.Value is string { Length: > 0 } && Nested.Contains(member.Key, StringComparer.Ordinal)) == true

        // A list was there, of texts and no addresses; no network interface with a primary address has an empty one.
        || row is { PrivateIpAddress: not null, PrivateIpSets.Count: 0 };
}
