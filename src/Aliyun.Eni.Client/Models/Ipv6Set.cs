using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>An IPv6 address of an ENI (<c>Ipv6Sets.Ipv6Set</c>).</summary>
public sealed class Ipv6Set : ApiObject, IPrimaryFirst
{
    internal static readonly ObjectReader<Ipv6Set> Members = new(
        static () => new(),
        ("Ipv6Address", static (ip, ref json) => ip.Ipv6Address = json.NonEmptyString()),
        ("Primary", static (ip, ref json) => ip.Primary = json.Boolean()));

    /// <summary>The IPv6 address.</summary>
    public string? Ipv6Address { get; internal set; }

    /// <summary>Whether it is the primary IPv6 address.</summary>
    public bool? Primary { get; internal set; }

    /// <summary>The <see cref="Ipv6Address"/>.</summary>
    public override string ToString() => Ipv6Address ?? string.Empty;
}
