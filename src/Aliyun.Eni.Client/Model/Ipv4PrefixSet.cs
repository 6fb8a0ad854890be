namespace Aliyun.Eni;

/// <summary>An IPv4 prefix of an ENI (<c>Ipv4PrefixSets.Ipv4PrefixSet</c>).</summary>
public sealed class Ipv4PrefixSet : ApiObject
{
    /// <summary>The prefix, in CIDR notation.</summary>
    public string? Ipv4Prefix { get; internal set; }

    /// <summary>The <see cref="Ipv4Prefix"/>.</summary>
    public override string ToString() => Ipv4Prefix ?? string.Empty;
}
