using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>An IPv6 prefix of an ENI (<c>Ipv6PrefixSets.Ipv6PrefixSet</c>).</summary>
public sealed class Ipv6PrefixSet : ApiObject
{
    internal static readonly ObjectReader<Ipv6PrefixSet> Members = new(
        static () => new(),
        ("Ipv6Prefix", static (prefix, ref json) => prefix.Ipv6Prefix = json.NonEmptyString()));

    /// <summary>The prefix, in CIDR notation.</summary>
    public string? Ipv6Prefix { get; internal set; }

    /// <summary>The <see cref="Ipv6Prefix"/>.</summary>
    public override string ToString() => Ipv6Prefix ?? string.Empty;
}
