using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>An IPv4 prefix of an ENI (<c>Ipv4PrefixSets.Ipv4PrefixSet</c>).</summary>
public sealed class Ipv4PrefixSet : ApiObject
{
    internal static readonly ObjectReader<Ipv4PrefixSet> Members = new(
        static () => new(),
        ("Ipv4Prefix", static (prefix, ref json) => prefix.Ipv4Prefix = json.NonEmptyString()));

    /// <summary>The prefix, in CIDR notation.</summary>
    public string? Ipv4Prefix { get; internal set; }

    /// <summary>The <see cref="Ipv4Prefix"/>.</summary>
    public override string ToString() => Ipv4Prefix ?? string.Empty;
}
