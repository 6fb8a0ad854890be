namespace Aliyun.Eni;

/// <summary>The kinds of addresses of an ENI.</summary>
internal static class EniAddressKind
{
    /// <summary>A private IPv4 address.</summary>
    public const string IPv4 = "IPv4";

    /// <summary>An IPv6 address.</summary>
    public const string IPv6 = "IPv6";

    /// <summary>A public IPv4 address that is associated with a private one.</summary>
    public const string Public = "Public";

    /// <summary>A block of private IPv4 addresses.</summary>
    public const string IPv4Prefix = "IPv4Prefix";

    /// <summary>A block of IPv6 addresses.</summary>
    public const string IPv6Prefix = "IPv6Prefix";
}
