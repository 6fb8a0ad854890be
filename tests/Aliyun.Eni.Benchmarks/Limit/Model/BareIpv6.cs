namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareIpv6
{
    public string? Ipv6Address { get; set; }

    public bool? Primary { get; set; }
}
