namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareIpv6Sets
{
    public List<BareIpv6>? Ipv6Set { get; set; }
}
