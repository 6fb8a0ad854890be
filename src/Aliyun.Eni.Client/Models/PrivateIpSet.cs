using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>A private IPv4 address of an ENI (<c>PrivateIpSets.PrivateIpSet</c>).</summary>
public sealed class PrivateIpSet : ApiObject, IPrimaryFirst
{
    internal static readonly ObjectReader<PrivateIpSet> Members = new(
        static () => new(),
        ("PrivateIpAddress", static (ip, ref json) => ip.PrivateIpAddress = json.NonEmptyString()),
        ("AssociatedPublicIp", static (ip, ref json) => ip.AssociatedPublicIp = json.Struct(AssociatedPublicIp.Members)),
        ("Primary", static (ip, ref json) => ip.Primary = json.Boolean()),
        ("PrivateDnsName", static (ip, ref json) => ip.PrivateDnsName = json.NonEmptyString()));

    /// <summary>The private IPv4 address.</summary>
    public string? PrivateIpAddress { get; internal set; }

    /// <summary>Whether it is the primary private address.</summary>
    public bool? Primary { get; internal set; }

    /// <summary>The private domain name.</summary>
    public string? PrivateDnsName { get; internal set; }

    /// <summary>The elastic IP address (EIP) associated with this private address.</summary>
    public AssociatedPublicIp? AssociatedPublicIp { get; internal set; }

    /// <summary>The <see cref="PrivateIpAddress"/>.</summary>
    public override string ToString() => PrivateIpAddress ?? string.Empty;
}
