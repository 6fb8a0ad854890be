namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BarePrivateIpSets
{
    public List<BarePrivateIp>? PrivateIpSet { get; set; }
}
